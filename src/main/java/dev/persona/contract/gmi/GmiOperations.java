package dev.persona.contract.gmi;

import dev.persona.contract.gmi.api.GmiController;
import dev.persona.contract.gmi.model.UpdateProfileRequest;
import dev.persona.profile.Profiles;
import dev.persona.security.Caller;
import io.micronaut.http.annotation.Controller;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The GMI Cloud contract. A name that is absent, null or empty is not provided, because the vendor's Go tags make the three one; at least
 * one of two must be. The success has no body. A token whose user is gone is a 401, found by the write and so after every 400.
 */
@Controller
class GmiOperations implements GmiController {

    private final Profiles profiles;
    private final Caller caller;

    GmiOperations(Profiles profiles, Caller caller) {
        this.profiles = profiles;
        this.caller = caller;
    }

    @Override
    public CompletionStage<GetUserProfileResult> getUserProfile() {
        return profiles.find(caller.userId()).thenApply(found -> found
            .<GetUserProfileResult>map(profile -> new GetUserProfileResult.Status200(GmiMapper.toResponse(profile)))
            .orElseGet(() -> new GetUserProfileResult.Status401(GmiErrors.unauthorizedBody(), GmiErrors.CHALLENGE)));
    }

    @Override
    public CompletionStage<UpdateUserProfileResult> updateUserProfile(UpdateProfileRequest request) {
        return GmiMapper.toUpdate(request)
            .map(update -> profiles.update(caller.userId(), update).<UpdateUserProfileResult>thenApply(outcome -> outcome.fold(
                updated -> new UpdateUserProfileResult.Status200(),
                () -> new UpdateUserProfileResult.Status401(GmiErrors.unauthorizedBody(), GmiErrors.CHALLENGE),
                GmiErrors::unexpected)))
            .orElseGet(() -> CompletableFuture.completedStage(new UpdateUserProfileResult.Status400(GmiErrors.noName())));
    }
}
