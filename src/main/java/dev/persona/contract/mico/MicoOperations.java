package dev.persona.contract.mico;

import dev.persona.contract.mico.api.MicoController;
import dev.persona.contract.mico.model.UpdateProfileRequest;
import dev.persona.profile.Profiles;
import dev.persona.security.Caller;
import io.micronaut.http.annotation.Controller;
import java.util.concurrent.CompletionStage;

/**
 * The Mico contract. Every answer is the vendor's envelope, whose {@code code} repeats the status. The update sets name, birthdate and
 * gender together and leaves the rest of the record; that the token's user does not exist is a 400 here, since the vendor has no 404.
 */
@Controller
class MicoOperations implements MicoController {

    private final Profiles profiles;
    private final Caller caller;

    MicoOperations(Profiles profiles, Caller caller) {
        this.profiles = profiles;
        this.caller = caller;
    }

    @Override
    public CompletionStage<GetProfileResult> getProfile() {
        return profiles.find(caller.userId()).thenApply(found -> found
            .<GetProfileResult>map(profile -> new GetProfileResult.Status200(MicoMapper.toEnvelope(profile)))
            .orElseGet(() -> new GetProfileResult.Status400(MicoErrors.userNotFound())));
    }

    @Override
    public CompletionStage<UpdateProfileResult> updateProfile(UpdateProfileRequest request) {
        return profiles.update(caller.userId(), MicoMapper.toUpdate(request)).thenApply(outcome -> outcome.fold(
            updated -> new UpdateProfileResult.Status200(MicoMapper.success()),
            () -> new UpdateProfileResult.Status400(MicoErrors.userNotFound()),
            MicoErrors::unexpected));
    }
}
