package dev.persona.contract.klaim;

import dev.persona.contract.StrictJson;
import dev.persona.contract.klaim.model.AcquisitionSource;
import dev.persona.contract.klaim.model.CreateUserRequest;
import dev.persona.contract.klaim.model.CreatedUserResponse;
import dev.persona.contract.klaim.model.UpdateUserRequest;
import dev.persona.contract.klaim.model.UserResponse;
import dev.persona.profile.Change;
import dev.persona.profile.NewProfile;
import dev.persona.profile.Profile;
import dev.persona.profile.ProfileUpdate;
import java.util.Map;

/** Between Klaim's bodies and the record. */
final class KlaimMapper {

    private KlaimMapper() {
    }

    static NewProfile toNewProfile(CreateUserRequest request) {
        String userId = request.userId() != null ? request.userId() : request.userIdAlias();
        return new NewProfile(userId, null, null, request.name(), request.email(), toText(request.metadata()));
    }

    static ProfileUpdate toUpdate(UpdateUserRequest request) {
        return ProfileUpdate.builder()
            .userId(Change.unlessNull(request.userId()))
            .displayName(Change.unlessNull(request.name()))
            .email(Change.unlessNull(request.email()))
            .metadata(Change.unlessNull(toText(request.metadata())))
            .build();
    }

    static UserResponse toResponse(Profile profile) {
        return new UserResponse("fetch resource successfully", StrictJson.read(profile.metadata()), profile.userId(), profile.internalId(),
            profile.createdAt().toEpochMilli(), AcquisitionSource.of(profile.acquisitionSource()), profile.creditBalance(),
            profile.email(), profile.displayName());
    }

    static CreatedUserResponse toCreatedResponse(Profile profile) {
        return new CreatedUserResponse("resource created successfully", profile.userId(), profile.internalId(), profile.email(),
            profile.creditBalance(), profile.createdAt().toEpochMilli(), profile.displayName(), StrictJson.read(profile.metadata()));
    }

    private static String toText(Map<String, Object> metadata) {
        return metadata == null ? null : StrictJson.write(metadata);
    }
}
