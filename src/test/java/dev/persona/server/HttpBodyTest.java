package dev.persona.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.persona.support.Answer;
import dev.persona.support.Api;
import dev.persona.support.People;
import dev.persona.support.RawHttp;
import dev.persona.support.Vendor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes, media types and encodings of bodies, tried on the update of each contract. */
class HttpBodyTest {

    private static final int LIMIT = 65_536;

    // Success.

    @ParameterizedTest
    @EnumSource
    void aBodyOfExactlyTheLimitIsTaken(Vendor vendor) {
        String id = People.create();
        assertThat(vendor.update(id).json(padded(vendor, LIMIT)).send().status()).isEqualTo(vendor.success());
        assertThat(People.sequence(id)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void aChunkedBodyIsTaken(Vendor vendor) {
        String id = People.create();
        String body = padded(vendor, LIMIT);
        Answer answer = RawHttp.exchange(head(vendor, id) + "Transfer-Encoding: chunked\r\n\r\n"
            + chunk(body.substring(0, 10)) + chunk(body.substring(10)) + chunk(""));
        assertThat(answer.status()).isEqualTo(vendor.success());
        assertThat(People.sequence(id)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "APPLICATION/JSON", "application/json; charset=UTF-8", "application/json;charset=utf-8",
        "application/json ; x=\"a;b\""})
    void jsonIsTakenInAnyCaseAndWithParameters(String contentType) {
        for (Vendor vendor : Vendor.values()) {
            String id = People.create();
            assertThat(vendor.update(id).header("Content-Type", contentType).body(body(vendor)).send().status())
                .isEqualTo(vendor.success());
            assertThat(People.sequence(id)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theEncodingMayBeIdentity(Vendor vendor) {
        assertThat(vendor.update(People.create()).header("Content-Encoding", "identity").json("{" + vendor.members() + "}").send().status())
            .isEqualTo(vendor.success());
    }

    // What is refused, and how.

    @ParameterizedTest
    @EnumSource
    void aLargerBodyIsRefused(Vendor vendor) {
        String id = People.create();
        vendor.update(id).json(padded(vendor, LIMIT + 1)).send().is(413, tooLarge(vendor));
        assertThat(People.sequence(id)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aLargerBodyIsRefusedBeforeItIsSent(Vendor vendor) {
        String id = People.create();
        RawHttp.exchange(head(vendor, id) + "Content-Length: 1000000000\r\n\r\n").is(413, tooLarge(vendor));
        assertThat(People.sequence(id)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aLargerChunkedBodyIsRefused(Vendor vendor) {
        String id = People.create();
        String half = " ".repeat(LIMIT / 2);
        RawHttp.exchange(head(vendor, id) + "Transfer-Encoding: chunked\r\n\r\n" + chunk(half) + chunk(half) + chunk(" ") + chunk(""))
            .is(413, tooLarge(vendor));
        assertThat(People.sequence(id)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aLargerBodyIsRefusedWhereNoneIsExpected(Vendor vendor) {
        vendor.request(vendor == Vendor.MICO ? vendor.method() : "GET", People.create()).json(padded(vendor, LIMIT + 1)).send()
            .is(413, tooLarge(vendor));
    }

    @ParameterizedTest
    @EnumSource(names = "MICO", mode = EnumSource.Mode.EXCLUDE)
    void aLargerChunkedBodyIsRefusedWhereNoneIsExpected(Vendor vendor) {
        String id = People.create();
        String half = chunk(" ".repeat(LIMIT / 2));
        String head = "GET " + vendor.path(id) + " HTTP/1.1\r\nHost: x\r\n" + vendor.authorization(id) + "Transfer-Encoding: chunked\r\n\r\n";
        try (RawHttp connection = RawHttp.open()) {
            connection.send(head + half + half + chunk(""));
            assertThat(connection.answer().status()).isEqualTo(200);
            connection.send(head + half + half + chunk(" "));
            // Before the end of the body has come.
            connection.answer().is(413, tooLarge(vendor));
            connection.send(chunk(half) + chunk("") + head + chunk(""));
            assertThat(connection.answer().status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoAsksBeforeSendingIsToldToSendOrNotTo(Vendor vendor) {
        String id = People.create();
        String body = "{" + vendor.members() + "}";
        try (RawHttp connection = RawHttp.open()) {
            connection.send(head(vendor, id) + "Expect: 100-continue\r\nContent-Length: " + body.length() + "\r\n\r\n");
            assertThat(connection.answer().status()).isEqualTo(100);
            assertThat(connection.send(body).answer().status()).isEqualTo(vendor.success());
        }
        RawHttp.exchange(head(vendor, id) + "Expect: 100-continue\r\nContent-Length: 65537\r\n\r\n").is(413, tooLarge(vendor));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/json", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data",
        "application/jsonx", "application/*", "*/*", "json", "nonsense", "application/json, text/plain", "application/", "/", ";", "\"\""})
    void anotherContentTypeIsRefused(String contentType) {
        for (Vendor vendor : Vendor.values()) {
            String id = People.create();
            vendor.update(id).header("Content-Type", contentType).body(body(vendor)).send().is(415, unsupported(vendor));
            assertThat(People.sequence(id)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBodyWithoutAContentTypeIsRefused(Vendor vendor) {
        String id = People.create();
        vendor.update(id).body(body(vendor)).send().is(415, unsupported(vendor));
        assertThat(People.sequence(id)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void twoContentTypesAreRefused(Vendor vendor) {
        String id = People.create();
        vendor.update(id).json("{" + vendor.members() + "}").header("Content-Type", "text/plain").send().is(415, unsupported(vendor));
        vendor.update(id).header("Content-Type", "text/plain").json("{" + vendor.members() + "}").send().is(415, unsupported(vendor));
        assertThat(People.sequence(id)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void noBodyAndNoContentTypeIsAMissingBody(Vendor vendor) {
        String id = People.create();
        vendor.update(id).send().is(400, vendor.missingBody());
        RawHttp.exchange(vendor.method() + " " + vendor.path(id) + " HTTP/1.1\r\nHost: x\r\n" + vendor.authorization(id) + "\r\n")
            .is(400, vendor.missingBody());
        RawHttp.exchange(head(vendor, id) + "Transfer-Encoding: chunked\r\n\r\n" + chunk("")).is(400, vendor.missingBody());
        assertThat(People.sequence(id)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aCompressedBodyIsRefused(Vendor vendor) {
        String id = People.create();
        vendor.update(id).header("Content-Encoding", "gzip").header("Content-Type", "application/json").body(gzip(body(vendor))).send()
            .is(415, unsupported(vendor));
        assertThat(People.sequence(id)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "x", "identity, gzip"})
    void anyEncodingIsRefusedEvenIfTheBodyIsPlain(String encoding) {
        for (Vendor vendor : Vendor.values()) {
            String id = People.create();
            vendor.update(id).header("Content-Encoding", encoding).json("{" + vendor.members() + "}").send().is(415, unsupported(vendor));
            assertThat(People.sequence(id)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void twoEncodingsAreRefused(Vendor vendor) {
        String id = People.create();
        vendor.update(id).header("Content-Encoding", "identity").header("Content-Encoding", "gzip")
            .json("{" + vendor.members() + "}").send().is(415, unsupported(vendor));
        assertThat(People.sequence(id)).isEqualTo(1);
    }

    private static String tooLarge(Vendor vendor) {
        return vendor.failure(413, "The request body is larger than 65536 bytes.");
    }

    private static String unsupported(Vendor vendor) {
        return vendor.unsupportedMediaType();
    }

    private static String head(Vendor vendor, String id) {
        return vendor.method() + " " + vendor.path(id) + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            + vendor.authorization(id);
    }

    private static String chunk(String data) {
        return Integer.toHexString(data.length()) + "\r\n" + data + "\r\n";
    }

    private static byte[] body(Vendor vendor) {
        return ("{" + vendor.members() + "}").getBytes(StandardCharsets.UTF_8);
    }

    private static String padded(Vendor vendor, int length) {
        String body = "{" + vendor.members() + "}";
        return body + " ".repeat(length - body.length());
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
