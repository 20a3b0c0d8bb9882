package dev.persona.contract.mico;

import dev.persona.contract.mico.model.Envelope;
import dev.persona.contract.mico.model.EnvelopeContent;
import dev.persona.contract.mico.model.ProfileEnvelope;
import dev.persona.contract.mico.model.ProfileEnvelopeContent;
import dev.persona.contract.mico.model.UpdateProfileRequest;
import dev.persona.profile.Change;
import dev.persona.profile.GenderChange;
import dev.persona.profile.Profile;
import dev.persona.profile.ProfileUpdate;
import io.micronaut.http.HttpStatus;

/** Between Mico's bodies and the record. */
final class MicoMapper {

    private static final String SUCCESS = "success";

    private MicoMapper() {
    }

    static ProfileUpdate toUpdate(UpdateProfileRequest request) {
        return ProfileUpdate.builder()
            .displayName(Change.to(request.name()))
            .birthdate(Change.to(request.birthdate()))
            .gender(GenderChange.toText(request.gender()))
            .build();
    }

    static ProfileEnvelope toEnvelope(Profile profile) {
        return new ProfileEnvelope(new ProfileEnvelopeContent(HttpStatus.OK.getCode(),
            new dev.persona.contract.mico.model.Profile(profile.userId(), profile.displayName(), profile.gender(), profile.birthdate(),
                profile.email()),
            false, SUCCESS));
    }

    static Envelope success() {
        return new Envelope(new EnvelopeContent(HttpStatus.OK.getCode(), null, false, SUCCESS));
    }
}
