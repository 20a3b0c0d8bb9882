package dev.persona.contract.zitadel;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import dev.persona.contract.JsonBody;
import dev.persona.contract.zitadel.model.ObjectDetails;
import dev.persona.contract.zitadel.model.Profile;
import dev.persona.contract.zitadel.model.UpdateMyProfileRequest;
import dev.persona.contract.zitadel.proto.Gender;
import dev.persona.contract.zitadel.proto.GetMyProfileResponse;
import dev.persona.contract.zitadel.proto.UpdateMyProfileResponse;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Between the messages of the {@code .proto} files and the types of the JSON contract. */
@Singleton
final class AuthMessages {

    private final Validator validator;

    AuthMessages(Validator validator) {
        this.validator = validator;
    }

    /**
     * Reads a request, and holds it to the rules of the JSON contract.
     *
     * @param message the message
     * @return the request
     * @throws dev.persona.contract.RequestRefusedException if a rule is broken
     */
    UpdateMyProfileRequest read(Message message) {
        Map<String, Object> members = new HashMap<>();
        // Only those that are set: a message cannot tell an empty text from one that was left out. A number without a name has a made-up one.
        message.getAllFields().forEach((field, value) ->
            members.put(field.getJsonName(), value instanceof EnumValueDescriptor constant ? constant.getName() : value));
        return JsonBody.of(members, UpdateMyProfileRequest.class, validator);
    }

    static UpdateMyProfileResponse of(dev.persona.contract.zitadel.model.UpdateMyProfileResponse response) {
        return UpdateMyProfileResponse.newBuilder().setDetails(details(response.details())).build();
    }

    static GetMyProfileResponse of(dev.persona.contract.zitadel.model.GetMyProfileResponse response) {
        return GetMyProfileResponse.newBuilder().setDetails(details(response.details())).setProfile(profile(response.profile())).build();
    }

    private static dev.persona.contract.zitadel.proto.ObjectDetails details(ObjectDetails details) {
        return dev.persona.contract.zitadel.proto.ObjectDetails.newBuilder()
            .setSequence(Long.parseLong(details.sequence()))
            .setCreationDate(timestamp(details.creationDate()))
            .setChangeDate(timestamp(details.changeDate()))
            .setResourceOwner(details.resourceOwner())
            .build();
    }

    private static dev.persona.contract.zitadel.proto.Profile profile(Profile profile) {
        return dev.persona.contract.zitadel.proto.Profile.newBuilder()
            .setFirstName(orEmpty(profile.firstName()))
            .setLastName(orEmpty(profile.lastName()))
            .setNickName(orEmpty(profile.nickName()))
            .setDisplayName(orEmpty(profile.displayName()))
            .setPreferredLanguage(orEmpty(profile.preferredLanguage()))
            .setGender(Optional.ofNullable(profile.gender()).map(gender -> Gender.valueOf(gender.value())).orElse(Gender.GENDER_UNSPECIFIED))
            .build();
    }

    private static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder().setSeconds(instant.getEpochSecond()).setNanos(instant.getNano()).build();
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
