package dev.persona.contract.@name@;

import dev.persona.contract.@name@.model.ProfileResponse;
import dev.persona.contract.@name@.model.UpdateProfileRequest;
import dev.persona.profile.Change;
import dev.persona.profile.Profile;
import dev.persona.profile.ProfileUpdate;

/** Between @Name@'s bodies and the record. */
final class @Name@Mapper {

    private @Name@Mapper() {
    }

    static ProfileUpdate toUpdate(UpdateProfileRequest request) {
        return ProfileUpdate.builder().displayName(Change.to(request.displayName())).build();
    }

    static ProfileResponse toResponse(Profile profile) {
        return new ProfileResponse(profile.userId(), profile.displayName());
    }
}
