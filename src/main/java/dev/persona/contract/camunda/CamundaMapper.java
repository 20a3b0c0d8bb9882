package dev.persona.contract.camunda;

import dev.persona.contract.RequestRefusedException;
import dev.persona.contract.camunda.model.CreateUser;
import dev.persona.contract.camunda.model.CreateUserProfile;
import dev.persona.contract.camunda.model.UpdateUserProfile;
import dev.persona.contract.camunda.model.UserProfile;
import dev.persona.profile.Change;
import dev.persona.profile.NewProfile;
import dev.persona.profile.Profile;
import dev.persona.profile.ProfileUpdate;

/** Between Camunda's bodies and the record. */
final class CamundaMapper {

    private CamundaMapper() {
    }

    static NewProfile toNewProfile(CreateUser request) {
        CreateUserProfile profile = request.profile();
        if (profile == null || profile.id() == null || profile.id().isEmpty()) {
            throw new RequestRefusedException(errors -> CamundaErrors.withoutId());
        }
        return new NewProfile(profile.id(), profile.firstName(), profile.lastName(), null, profile.email(), null);
    }

    static ProfileUpdate toUpdate(String id, UpdateUserProfile request) {
        if (request.id() != null && !request.id().equals(id)) {
            throw new RequestRefusedException(errors -> CamundaErrors.otherId());
        }
        return ProfileUpdate.builder()
            .firstName(Change.to(request.firstName()))
            .lastName(Change.to(request.lastName()))
            .email(Change.to(request.email()))
            .build();
    }

    static UserProfile toResponse(Profile profile) {
        return new UserProfile(profile.userId(), profile.firstName(), profile.lastName(), profile.email());
    }
}
