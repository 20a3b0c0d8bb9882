package dev.persona.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import dev.persona.support.Api;
import dev.persona.support.GrpcWebClient;
import dev.persona.support.People;
import dev.persona.support.TestServer;
import dev.persona.support.Tokens;
import dev.persona.support.Zitadel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** gRPC-Web byte by byte. */
class ZitadelGrpcWebTest {

    /** What createClientTransport of @zitadel/client 1.3.1 sent: Ada, Lovelace, Countess, Ada L., en_gb, 1. */
    private static final byte[] RECORDED_UPDATE = HexFormat.of().parseHex(
        "000000002a0a0341646112084c6f76656c6163651a08436f756e746573732206416461204c2e2a05656e5f67623001");

    /** And what it sent to read. */
    private static final byte[] RECORDED_READ = HexFormat.of().parseHex("0000000000");

    private static final String BINARY = "application/grpc-web+proto";

    @Test
    void aRecordedUpdateAndARecordedReadAreAnsweredByteByByte() {
        String id = People.create();

        byte[] updated = post(id, "UpdateMyProfile", RECORDED_UPDATE);
        byte[] read = post(id, "GetMyProfile", RECORDED_READ);

        Zitadel.Details details = Zitadel.read(Zitadel.get(id).send(), "{\"firstName\":\"Ada\",\"lastName\":\"Lovelace\",\"nickName\":\"Countess\","
            + "\"displayName\":\"Ada L.\",\"preferredLanguage\":\"en-GB\",\"gender\":\"GENDER_FEMALE\"}");
        ByteString record = field(1, ByteString.copyFrom(new byte[] {8, 2})
            .concat(field(2, timestamp(details.creationDate()))).concat(field(3, timestamp(details.changeDate())))
            .concat(field(4, ByteString.copyFromUtf8(Zitadel.ORGANISATION))));
        ByteString profile = field(2, ByteString.copyFrom(HexFormat.of().parseHex(
            "0a0341646112084c6f76656c6163651a08436f756e746573732206416461204c2e2a05656e2d47423001")));
        byte[] trailers = GrpcWebClient.frame(0x80, "grpc-status: 0\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(updated).isEqualTo(concat(GrpcWebClient.frame(0, record.toByteArray()), trailers));
        assertThat(read).isEqualTo(concat(GrpcWebClient.frame(0, record.concat(profile).toByteArray()), trailers));
    }

    @Test
    void aRefusalIsOneFrameOfTrailersByteByByte() {
        // google.rpc.Status{code: 9, message, details: Any{type_url, value: ErrorDetail{id, message}}}, put together by hand.
        ByteString detail = field(1, ByteString.copyFromUtf8("COMMAND-3M9sd")).concat(field(2, ByteString.copyFromUtf8("Profile not found")));
        ByteString any = field(1, ByteString.copyFromUtf8("type.googleapis.com/zitadel.v1.ErrorDetail")).concat(field(2, detail));
        ByteString status = ByteString.copyFrom(new byte[] {8, 9})
            .concat(field(2, ByteString.copyFromUtf8("Profile not found (COMMAND-3M9sd)"))).concat(field(3, any));
        String trailers = "grpc-status: 9\r\ngrpc-message: Profile not found (COMMAND-3M9sd)\r\ngrpc-status-details-bin: "
            + Base64.getEncoder().withoutPadding().encodeToString(status.toByteArray()) + "\r\n";

        assertThat(post("nobody", "GetMyProfile", RECORDED_READ)).isEqualTo(GrpcWebClient.frame(0x80, trailers.getBytes(StandardCharsets.US_ASCII)));
    }

    @ParameterizedTest
    @CsvSource({
        "'', The request body must be one whole frame., 3",
        "00, The request body must be one whole frame., 3",
        "0000000001, The request body must be one whole frame., 3",
        "000000000000, The request body must be one whole frame., 3",
        "00ffffffff, The request body must be one whole frame., 3",
        "00000000000000000000, The request body must be one whole frame., 3",
        "000000002a0a0341646112084c6f7665, The request body must be one whole frame., 3",
        "0100000000, Compressed messages are not supported., 12",
        "8000000000, The request body must be a frame with a message., 3",
    })
    void aBodyThatIsNotOneWholeFrameIsRefused(String body, String message, int code) {
        String id = People.create();
        String trailers = "grpc-status: " + code + "\r\ngrpc-message: " + message + "\r\n";
        assertThat(post(id, "UpdateMyProfile", HexFormat.of().parseHex(body)))
            .isEqualTo(GrpcWebClient.frame(0x80, trailers.getBytes(StandardCharsets.US_ASCII)));
        assertThat(People.sequence(id)).isEqualTo(1);
    }

    @Test
    void textThatIsNoBase64IsNoFrame() {
        byte[] answer = GrpcWebClient.post(TestServer.shared(), "GetMyProfile", "application/grpc-web-text+proto", token("nobody"),
            "*".getBytes(StandardCharsets.US_ASCII)).body();
        assertThat(new String(Base64.getDecoder().decode(answer), StandardCharsets.US_ASCII)).contains("must be one whole frame");
    }

    @Test
    void aBodyOfFiveMegabytesIsRefusedInFrames() {
        String id = People.create();
        String trailers = "grpc-status: 8\r\ngrpc-message: The request body is larger than 65536 bytes.\r\n";
        GrpcWebClient.Answer answer = GrpcWebClient.send(TestServer.shared(), "POST", "UpdateMyProfile", BINARY, token(id), new byte[5_000_000]);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(GrpcWebClient.frame(0x80, trailers.getBytes(StandardCharsets.US_ASCII)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/grpc-web", "application/grpc-web+proto", "APPLICATION/GRPC-WEB+PROTO; charset=x"})
    void eachMediaTypeOfTheBinaryFormIsTakenAndSentBack(String contentType) {
        String id = People.create();
        GrpcWebClient.Answer answer = GrpcWebClient.send(TestServer.shared(), "POST", "GetMyProfile", contentType, token(id), RECORDED_READ);
        assertThat(answer.headers().firstValue("content-type")).hasValue(contentType.split(";")[0].toLowerCase(Locale.ROOT));
        assertThat(answer.body()[0]).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/grpc", "application/grpc+proto", "application/json", "application/proto", "application/grpc-web+json"})
    void anotherMediaTypeIsRefusedInJson(String contentType) {
        GrpcWebClient.Answer answer = GrpcWebClient.send(TestServer.shared(), "POST", "GetMyProfile", contentType, token("nobody"), RECORDED_READ);
        assertThat(answer.status()).isEqualTo(415);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
            .isEqualTo(Zitadel.error(3, "The request body must be sent as application/grpc-web+proto without content encoding."));
    }

    @Test
    void anotherMethodOfHttpIsRefusedInJson() {
        GrpcWebClient.Answer answer = GrpcWebClient.send(TestServer.shared(), "PUT", "GetMyProfile", BINARY, token("nobody"), RECORDED_READ);
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers().firstValue("allow")).hasValue("POST");
    }

    @Test
    void aPageOfAnOriginThatIsListedMayCall() {
        try (TestServer server = TestServer.start(Map.of("CORS_ORIGINS", "https://app.example"))) {
            Map<String, String> page = Map.of("Origin", "https://app.example");
            Map<String, String> preflight = Map.of("Origin", "https://app.example", "Access-Control-Request-Method", "POST",
                "Access-Control-Request-Headers", "authorization,content-type,x-grpc-web,x-user-agent,x-zitadel-orgid,grpc-timeout");
            GrpcWebClient.Answer allowed = GrpcWebClient.send(server, "OPTIONS", "UpdateMyProfile", BINARY, preflight, new byte[0]);
            assertThat(allowed.status()).isEqualTo(200);
            assertThat(allowed.headers().firstValue("access-control-allow-origin")).hasValue("https://app.example");
            assertThat(allowed.headers().firstValue("access-control-allow-methods")).hasValue("POST");
            assertThat(allowed.headers().allValues("access-control-allow-headers"))
                .contains("authorization", "content-type", "x-grpc-web", "x-user-agent", "x-zitadel-orgid", "grpc-timeout");
            assertThat(GrpcWebClient.send(server, "POST", "GetMyProfile", BINARY, page, RECORDED_READ).headers()
                .firstValue("access-control-allow-origin")).hasValue("https://app.example");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/grpc", "application/grpc-web+proto"})
    void theVendorsPathNamesTheRouteToWhoeverSendsABinaryMediaType(String contentType) {
        String id = People.create();
        Zitadel.refused(id, Api.put(Zitadel.PROFILE).as(id).header("Content-Type", contentType).body(RECORDED_UPDATE), 415,
            Zitadel.error(3, "The request body must be sent as application/json without content encoding."
                + " gRPC and gRPC-Web are served at POST /zitadel.auth.v1.AuthService/UpdateMyProfile."));
    }

    private static byte[] post(String userId, String method, byte[] body) {
        return GrpcWebClient.post(TestServer.shared(), method, BINARY, token(userId), body).body();
    }

    private static Map<String, String> token(String userId) {
        return Map.of("Authorization", "Bearer " + Tokens.of(userId));
    }

    private static byte[] concat(byte[] first, byte[] second) {
        return ByteString.copyFrom(first).concat(ByteString.copyFrom(second)).toByteArray();
    }

    /** A field with a length, of up to 16383 bytes. */
    private static ByteString field(int number, ByteString content) {
        int size = content.size();
        byte[] head = size < 128 ? new byte[] {(byte) (number << 3 | 2), (byte) size}
            : new byte[] {(byte) (number << 3 | 2), (byte) (size & 127 | 128), (byte) (size >> 7)};
        return ByteString.copyFrom(head).concat(content);
    }

    private static ByteString timestamp(Instant instant) {
        return Timestamp.newBuilder().setSeconds(instant.getEpochSecond()).setNanos(instant.getNano()).build().toByteString();
    }
}
