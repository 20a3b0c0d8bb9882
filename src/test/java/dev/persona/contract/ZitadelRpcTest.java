package dev.persona.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import dev.persona.contract.zitadel.proto.Gender;
import dev.persona.contract.zitadel.proto.GetMyProfileResponse;
import dev.persona.contract.zitadel.proto.ObjectDetails;
import dev.persona.contract.zitadel.proto.Profile;
import dev.persona.contract.zitadel.proto.UpdateMyProfileRequest;
import dev.persona.contract.zitadel.proto.UpdateMyProfileResponse;
import dev.persona.support.Answer;
import dev.persona.support.People;
import dev.persona.support.Rpc;
import dev.persona.support.RpcOutcome;
import dev.persona.support.TestServer;
import dev.persona.support.Tokens;
import dev.persona.support.Zitadel;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** ZITADEL's contract by gRPC and both forms of gRPC-Web: what all three have in common, which is what JSON has too. */
class ZitadelRpcTest {

    private static final UpdateMyProfileRequest ADA = UpdateMyProfileRequest.newBuilder().setFirstName("Ada").setLastName("Lovelace")
        .setNickName("Countess").setDisplayName("Ada L.").setPreferredLanguage("en_gb").setGender(Gender.GENDER_FEMALE).build();
    private static final byte[] NOTHING = new byte[0];

    @Test
    void theMessageIsTheOneThatWasRecordedFromTheVendorsClients() {
        // By @zitadel/client 1.3.1 over gRPC and gRPC-Web and by @zitadel/node 3.0.28, which all sent the same.
        assertThat(ADA.toByteArray()).isEqualTo(HexFormat.of().parseHex(
            "0a0341646112084c6f76656c6163651a08436f756e746573732206416461204c2e2a05656e5f67623001"));
    }

    @ParameterizedTest
    @EnumSource
    void anUpdateReplacesTheProfileAndAnswersItsDetails(Rpc rpc) throws Exception {
        String id = People.create();

        RpcOutcome outcome = rpc.call(id, "UpdateMyProfile", ADA.toByteArray());

        JsonNode json = People.zitadel(id);
        assertThat(outcome.code()).as(outcome.message()).isZero();
        assertThat(UpdateMyProfileResponse.parseFrom(outcome.answer()).getDetails()).isEqualTo(details(json));
        assertThat(json.get("details").get("sequence").textValue()).isEqualTo("2");
        assertThat(json.get("profile").toString()).isEqualTo("{\"firstName\":\"Ada\",\"lastName\":\"Lovelace\",\"nickName\":\"Countess\","
            + "\"displayName\":\"Ada L.\",\"preferredLanguage\":\"en-GB\",\"gender\":\"GENDER_FEMALE\"}");
    }

    @ParameterizedTest
    @EnumSource
    void whatAMessageDoesNotSetIsClearedAndTheDisplayNameIsComposed(Rpc rpc) {
        String id = People.create();
        rpc.call(id, "UpdateMyProfile", ADA.toByteArray());

        RpcOutcome outcome = rpc.call(id, "UpdateMyProfile",
            UpdateMyProfileRequest.newBuilder().setFirstName("Ada").setLastName("King").setNickName("").build().toByteArray());

        assertThat(outcome.code()).as(outcome.message()).isZero();
        assertThat(People.zitadel(id).get("profile").toString())
            .isEqualTo("{\"firstName\":\"Ada\",\"lastName\":\"King\",\"displayName\":\"Ada King\"}");
    }

    @ParameterizedTest
    @EnumSource
    void aReadAnswersProfileAndDetails(Rpc rpc) throws Exception {
        String id = People.create();
        rpc.call(id, "UpdateMyProfile", ADA.toByteArray());

        GetMyProfileResponse response = GetMyProfileResponse.parseFrom(rpc.call(id, "GetMyProfile", NOTHING).answer());

        assertThat(response.getDetails()).isEqualTo(details(People.zitadel(id)));
        assertThat(response.getProfile()).isEqualTo(Profile.newBuilder().setFirstName("Ada").setLastName("Lovelace")
            .setNickName("Countess").setDisplayName("Ada L.").setPreferredLanguage("en-GB").setGender(Gender.GENDER_FEMALE).build());
    }

    @ParameterizedTest
    @EnumSource
    void anUpdateThatChangesNothingSucceedsAndTheSequenceStays(Rpc rpc) throws Exception {
        String id = People.create();
        byte[] first = rpc.call(id, "UpdateMyProfile", ADA.toByteArray()).answer();

        assertThat(rpc.call(id, "UpdateMyProfile", ADA.toByteArray()).answer()).isEqualTo(first);
        assertThat(UpdateMyProfileResponse.parseFrom(first).getDetails().getSequence()).isEqualTo(2);
    }

    @Test
    void onePersonIsTheSameThroughJsonGrpcAndGrpcWebInTurn() throws Exception {
        String id = People.create();
        Zitadel.updated(Zitadel.put(id, "{\"firstName\":\"Jay\",\"lastName\":\"Son\",\"gender\":\"GENDER_DIVERSE\"}").send());
        long sequence = 2;
        for (Rpc rpc : Rpc.values()) {
            GetMyProfileResponse read = GetMyProfileResponse.parseFrom(rpc.call(id, "GetMyProfile", NOTHING).answer());
            assertThat(read.getDetails()).isEqualTo(details(People.zitadel(id)));
            assertThat(read.getDetails().getSequence()).isEqualTo(sequence);
            String name = rpc.name();
            rpc.call(id, "UpdateMyProfile", ADA.toBuilder().setFirstName(name).build().toByteArray());
            assertThat(People.zitadel(id).get("profile").get("firstName").textValue()).isEqualTo(name);
            sequence++;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCallWithoutATokenIsRefused(Rpc rpc) {
        rpc.call(TestServer.shared(), "GetMyProfile", NOTHING, Map.of()).is(16, "auth header missing");
        rpc.call(TestServer.shared(), "UpdateMyProfile", new byte[] {1, 2, 3}, Map.of()).is(16, "auth header missing");
    }

    @ParameterizedTest
    @EnumSource
    void aBadTokenIsRefusedByItsId(Rpc rpc) {
        String id = People.create();
        for (String credential : new String[] {"Bearer " + Tokens.expired(id), "Bearer " + Tokens.forged(id), "Bearer x", "Basic YTpi", Tokens.of(id),
            "Bearer " + TestServer.shared().apiKey()}) {
            rpc.call(TestServer.shared(), "GetMyProfile", NOTHING, Map.of("authorization", credential)).is(16, "Errors.Token.Invalid", "AUTH-7fs1e");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherOrganisationIsRefusedByItsIdBeforeTheMessageIsLookedAt(Rpc rpc) {
        String id = People.create();
        String token = "Bearer " + Tokens.of(id);
        for (byte[] message : new byte[][] {ADA.toByteArray(), NOTHING}) {
            rpc.call(TestServer.shared(), "UpdateMyProfile", message, Map.of("authorization", token, "x-zitadel-orgid", "1"))
                .is(7, "Organisation doesn't exist", "AUTH-Bs7Ds");
        }
        assertThat(rpc.call(TestServer.shared(), "UpdateMyProfile", ADA.toByteArray(),
            Map.of("authorization", token, "x-zitadel-orgid", Zitadel.ORGANISATION)).code()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aTokenOfNobodyIsRefusedByItsId(Rpc rpc) {
        rpc.call("nobody", "GetMyProfile", NOTHING).is(9, "Profile not found", "COMMAND-3M9sd");
        rpc.call("nobody", "UpdateMyProfile", ADA.toByteArray()).is(9, "Profile not found", "COMMAND-3M9sd");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{}",
        "{'firstName':'Ada'}",
        "{'firstName':'F201','lastName':'L'}",
        "{'firstName':'Ada','lastName':'F201'}",
        "{'firstName':'Ada','lastName':'L','nickName':'F201'}",
        "{'firstName':'Ada','lastName':'L','displayName':'F201','preferredLanguage':'en GB'}",
        "{'firstName':'Ada','lastName':'L','preferredLanguage':'de-Latn-1996'}",
        "{'firstName':'Ada','lastName':'L','preferredLanguage':'en GB'}",
        "{'firstName':'Ada\\u0000','lastName':'L'}",
        "{'firstName':'Ada','lastName':'L','gender':'GENDER_UNKNOWN'}",
    })
    void aBrokenRuleHasTheCodeAndTheTextThatItHasInJson(String members) {
        String id = People.create();
        String json = members.replace('\'', '"').replace("F201", "𝔸".repeat(201));
        Answer answer = Zitadel.put(id, json).send();
        assertThat(answer.status()).isEqualTo(400);
        for (Rpc rpc : Rpc.values()) {
            rpc.call(id, "UpdateMyProfile", message(json)).is(answer.json().get("code").intValue(),
                answer.json().get("message").textValue());
        }
        assertThat(People.sequence(id)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void twoHundredCodePointsAreNotTooMany(Rpc rpc) {
        String id = People.create();
        String name = "𝔸".repeat(200);
        assertThat(rpc.call(id, "UpdateMyProfile", ADA.toBuilder().setFirstName(name).build().toByteArray()).code()).isZero();
        assertThat(People.zitadel(id).get("profile").get("firstName").textValue()).isEqualTo(name);
    }

    @ParameterizedTest
    @EnumSource
    void fieldsThatNobodyKnowsAreIgnored(Rpc rpc) {
        String id = People.create();
        // Field 100, a text.
        byte[] message = ADA.toByteString().concat(ByteString.copyFrom(new byte[] {(byte) 0xa2, 6, 3, 'a', 'b', 'c'})).toByteArray();
        assertThat(rpc.call(id, "UpdateMyProfile", message).code()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void bytesThatAreNoMessageAreRefused(Rpc rpc) {
        String id = People.create();
        for (byte[] message : new byte[][] {{10, 5, 'A'}, {10, 1, (byte) 0xff}, {(byte) 0xff}}) {
            rpc.call(id, "UpdateMyProfile", message).is(3, "The message is malformed.");
        }
        assertThat(People.sequence(id)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aMethodThatDoesNotExistIsNamed(Rpc rpc) {
        rpc.call("nobody", "RemoveMyProfile", NOTHING).is(12, "Method not found: zitadel.auth.v1.AuthService/RemoveMyProfile");
    }

    @Test
    void aDatabaseThatFailsHasTheTextThatItHasInJson() {
        try (TestServer server = TestServer.startOnOwnDatabase(Map.of("GRPC_PORT", String.valueOf(TestServer.freePort())))) {
            TestServer.execute(server.database(), "DROP TABLE profile CASCADE");
            for (Rpc rpc : Rpc.values()) {
                rpc.call(server, "GetMyProfile", NOTHING, Map.of("authorization", "Bearer " + Tokens.of("alice"))).is(13, "An internal error occurred");
            }
        }
    }

    /** The message with the members of a JSON object; a gender that the enumeration does not have is a number that it does not have. */
    private static byte[] message(String json) {
        UpdateMyProfileRequest.Builder message = UpdateMyProfileRequest.newBuilder();
        new Answer(0, null, json).json().properties().forEach(member -> {
            if (member.getKey().equals("gender")) {
                message.setGenderValue(9);
            } else {
                message.getDescriptorForType().getFields().stream().filter(field -> field.getJsonName().equals(member.getKey()))
                    .forEach(field -> message.setField(field, member.getValue().textValue()));
            }
        });
        return message.build().toByteArray();
    }

    private static ObjectDetails details(JsonNode json) {
        JsonNode details = json.get("details");
        return ObjectDetails.newBuilder().setSequence(details.get("sequence").asLong())
            .setCreationDate(timestamp(details.get("creationDate"))).setChangeDate(timestamp(details.get("changeDate")))
            .setResourceOwner(details.get("resourceOwner").textValue()).build();
    }

    private static Timestamp timestamp(JsonNode text) {
        Instant instant = Instant.parse(text.textValue());
        return Timestamp.newBuilder().setSeconds(instant.getEpochSecond()).setNanos(instant.getNano()).build();
    }
}
