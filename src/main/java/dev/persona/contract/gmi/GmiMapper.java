package dev.persona.contract.gmi;

import dev.persona.contract.gmi.model.UpdateProfileRequest;
import dev.persona.contract.gmi.model.User;
import dev.persona.contract.gmi.model.UserProfileResponse;
import dev.persona.profile.Change;
import dev.persona.profile.Profile;
import dev.persona.profile.ProfileUpdate;
import java.util.Optional;

/** Between GMI's bodies and the record. */
final class GmiMapper {

    private GmiMapper() {
    }

    /** The update; empty if neither name is provided. */
    static Optional<ProfileUpdate> toUpdate(UpdateProfileRequest request) {
        Change<String> firstName = provided(request.firstName());
        Change<String> lastName = provided(request.lastName());
        return Optional.of(ProfileUpdate.builder().firstName(firstName).lastName(lastName).build())
            .filter(update -> firstName.applies() || lastName.applies());
    }

    static UserProfileResponse toResponse(Profile profile) {
        return new UserProfileResponse(new User(profile.userId(), profile.email(), profile.firstName(), profile.lastName()));
    }

    private static Change<String> provided(String name) {
        return name == null || name.isEmpty() ? Change.keep() : Change.to(name);
    }
}
