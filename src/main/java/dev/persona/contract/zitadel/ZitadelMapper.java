package dev.persona.contract.zitadel;

import dev.persona.contract.LanguageTags;
import dev.persona.contract.zitadel.model.Gender;
import dev.persona.contract.zitadel.model.GetMyProfileResponse;
import dev.persona.contract.zitadel.model.ObjectDetails;
import dev.persona.contract.zitadel.model.UpdateMyProfileRequest;
import dev.persona.contract.zitadel.model.UpdateMyProfileResponse;
import dev.persona.profile.Change;
import dev.persona.profile.GenderChange;
import dev.persona.profile.Profile;
import dev.persona.profile.ProfileUpdate;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Between ZITADEL's messages and the record. */
@Singleton
final class ZitadelMapper {

    private final Organisation organisation;

    ZitadelMapper(Organisation organisation) {
        this.organisation = organisation;
    }

    ProfileUpdate toUpdate(UpdateMyProfileRequest request) {
        return ProfileUpdate.builder()
            .firstName(Change.to(request.firstName()))
            .lastName(Change.to(request.lastName()))
            .nickName(Change.to(request.nickName()))
            .displayName(Change.to(Optional.ofNullable(request.displayName()).orElse(request.firstName() + " " + request.lastName())))
            .preferredLanguage(Change.to(unlessEmpty(request.preferredLanguage()).flatMap(LanguageTags::canonical).orElse(null)))
            .gender(GenderChange.toNamed(toGender(request.gender())))
            .build();
    }

    UpdateMyProfileResponse toUpdateResponse(Profile profile) {
        return new UpdateMyProfileResponse(toDetails(profile));
    }

    GetMyProfileResponse toGetResponse(Profile profile) {
        return new GetMyProfileResponse(toDetails(profile), new dev.persona.contract.zitadel.model.Profile(
            unlessEmpty(profile.firstName()).orElse(null),
            unlessEmpty(profile.lastName()).orElse(null),
            unlessEmpty(profile.nickName()).orElse(null),
            unlessEmpty(profile.displayName()).orElse(null),
            unlessEmpty(profile.preferredLanguage()).orElse(null),
            dev.persona.profile.Gender.of(profile.gender()).map(ZitadelMapper::fromGender).orElse(null)));
    }

    private ObjectDetails toDetails(Profile profile) {
        return new ObjectDetails(String.valueOf(profile.sequence()), profile.createdAt(), profile.changedAt(), organisation.id());
    }

    /** In the vendor's messages a text that is not set is empty. */
    private static Optional<String> unlessEmpty(String text) {
        return Optional.ofNullable(text).filter(value -> !value.isEmpty());
    }

    private static dev.persona.profile.Gender toGender(Gender gender) {
        return gender == null ? null : switch (gender) {
            case UNSPECIFIED -> null;
            case FEMALE -> dev.persona.profile.Gender.FEMALE;
            case MALE -> dev.persona.profile.Gender.MALE;
            case DIVERSE -> dev.persona.profile.Gender.DIVERSE;
        };
    }

    private static Gender fromGender(dev.persona.profile.Gender gender) {
        return switch (gender) {
            case FEMALE -> Gender.FEMALE;
            case MALE -> Gender.MALE;
            case DIVERSE -> Gender.DIVERSE;
        };
    }
}
