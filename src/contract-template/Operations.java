package dev.persona.contract.@name@;

import dev.persona.contract.@name@.api.@Name@Controller;
import dev.persona.contract.@name@.model.UpdateProfileRequest;
import dev.persona.profile.Profiles;
import dev.persona.security.Caller;
import io.micronaut.http.annotation.Controller;
import java.util.concurrent.CompletionStage;

/** The @Name@ contract. A token whose user is gone is a 401, found by the write and so after every 400. */
@Controller
class @Name@Operations implements @Name@Controller {

    private final Profiles profiles;
    private final Caller caller;

    @Name@Operations(Profiles profiles, Caller caller) {
        this.profiles = profiles;
        this.caller = caller;
    }

    @Override
    public CompletionStage<UpdateProfileResult> updateProfile(UpdateProfileRequest request) {
        return profiles.updateAndGet(caller.userId(), @Name@Mapper.toUpdate(request)).thenApply(outcome -> outcome.fold(
            updated -> new UpdateProfileResult.Status200(@Name@Mapper.toResponse(updated)),
            () -> new UpdateProfileResult.Status401(@Name@Errors.unauthorizedBody(), @Name@Errors.CHALLENGE),
            @Name@Errors::unexpected));
    }
}
