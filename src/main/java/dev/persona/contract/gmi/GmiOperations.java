package dev.persona.contract.gmi;

import dev.persona.contract.gmi.api.GmiController;
import dev.persona.contract.gmi.model.UpdateProfileRequest;
import dev.persona.profile.Profiles;
import dev.persona.security.Caller;
import io.micronaut.http.annotation.Controller;

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
    public GetUserProfileResult getUserProfile() {
        return profiles.find(caller.userId())
            .<GetUserProfileResult>map(profile -> new GetUserProfileResult.Status200(GmiMapper.toResponse(profile)))
            .orElseGet(() -> new GetUserProfileResult.Status401(GmiErrors.unauthorizedBody(), GmiErrors.CHALLENGE));
    }

    @Override
    public UpdateUserProfileResult updateUserProfile(UpdateProfileRequest request) {
        return GmiMapper.toUpdate(request)
            .map(update -> profiles.update(caller.userId(), update).<UpdateUserProfileResult>fold(
                updated -> new UpdateUserProfileResult.Status200(),
                () -> new UpdateUserProfileResult.Status401(GmiErrors.unauthorizedBody(), GmiErrors.CHALLENGE),
                GmiErrors::unexpected))
            .orElseGet(() -> new UpdateUserProfileResult.Status400(GmiErrors.noName()));
    }
}
