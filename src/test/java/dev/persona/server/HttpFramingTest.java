package dev.persona.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.persona.support.Answer;
import dev.persona.support.People;
import dev.persona.support.RawHttp;
import dev.persona.support.TestServer;
import dev.persona.support.Tokens;
import dev.persona.support.Vendor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as bytes on a connection: what must not be read in two ways, and what is too long. */
class HttpFramingTest {

    private static final String HOST = "Host: localhost\r\n";
    private static final String HIDDEN = "GET /health/liveness HTTP/1.1\r\nHost: localhost\r\n\r\n";

    // Success.

    @Test
    void twoRequestsSentTogetherAreAnsweredInTheirOrder() {
        String first = People.create();
        String second = People.create();
        String body = "{\"firstName\":\"Bob\"}";
        try (RawHttp connection = RawHttp.open()) {
            connection.send("PATCH /me/profile HTTP/1.1\r\n" + HOST + authorization(first) + "Content-Type: application/json\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body
                + "GET /me/profile HTTP/1.1\r\n" + HOST + authorization(second) + "\r\n");
            connection.answer().isEmpty(200);
            assertThat(connection.answer().json().get("user").get("id").textValue()).isEqualTo(second);
        }
        assertThat(People.gmi(first).get("firstName").textValue()).isEqualTo("Bob");
    }

    @Test
    void aRefusalThatReadTheBodyLeavesTheConnectionInOrder() {
        String id = People.create();
        try (RawHttp connection = RawHttp.open()) {
            connection.send("PATCH /me/profile HTTP/1.1\r\n" + HOST + "Content-Type: application/json\r\nContent-Length: "
                + HIDDEN.length() + "\r\n\r\n" + HIDDEN + "GET /me/profile HTTP/1.1\r\n" + HOST + authorization(id) + "\r\n");
            assertThat(connection.answer().status()).isEqualTo(401);
            assertThat(connection.answer().json().get("user").get("id").textValue()).isEqualTo(id);
        }
    }

    @Test
    void http10IsAnsweredAndTheConnectionClosed() {
        String id = People.create();
        try (RawHttp connection = RawHttp.open()) {
            Answer answer = connection.send("GET /me/profile HTTP/1.0\r\n" + authorization(id) + "\r\n").answer();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().get("user").get("id").textValue()).isEqualTo(id);
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @Test
    void aTargetInAbsoluteFormMeansItsPath() {
        String id = People.create();
        Answer answer = RawHttp.exchange("GET http://localhost:" + TestServer.shared().port() + "/me/profile HTTP/1.1\r\n" + HOST
            + authorization(id) + "\r\n");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("user").get("id").textValue()).isEqualTo(id);
        RawHttp.exchange("GET http://localhost/nothing HTTP/1.1\r\n" + HOST + "\r\n").isProblem(404);
    }

    @Test
    void aQueryIsIgnored() {
        String id = People.create();
        assertThat(RawHttp.exchange("GET /me/profile?id=other HTTP/1.1\r\n" + HOST + authorization(id) + "\r\n").status()).isEqualTo(200);
    }

    @Test
    void aLongTargetAndLongHeadersWithinTheLimitsAreTaken() {
        String target = "/nothing?" + "x".repeat(3900);
        RawHttp.exchange("GET " + target + " HTTP/1.1\r\n" + HOST + "X-Long: " + "x".repeat(7900) + "\r\n\r\n").isProblem(404);
    }

    // What is refused, and how.

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/me/profile", "/users/x"})
    void aTargetOverFourKibibytesIsRefused(String path) {
        isRefusedAndClosed("GET " + path + "?" + "x".repeat(4096) + " HTTP/1.1\r\n" + HOST + "\r\n", 414);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/me/profile", "/users/x"})
    void headersOverEightKibibytesAreRefused(String path) {
        isRefusedAndClosed("GET " + path + " HTTP/1.1\r\n" + HOST + "X-Long: " + "x".repeat(8192) + "\r\n\r\n", 431);
        isRefusedAndClosed("GET " + path + " HTTP/1.1\r\n" + HOST + ("X-Many: " + "x".repeat(80) + "\r\n").repeat(100) + "\r\n", 431);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/me/profile", "/users/x"})
    void withoutAHostARequestIsRefused(String path) {
        isRefusedAndClosed("GET " + path + " HTTP/1.1\r\n\r\n" + HIDDEN, 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/me/profile", "/users/x"})
    void withTwoHostsARequestIsRefused(String path) {
        isRefusedAndClosed("GET " + path + " HTTP/1.1\r\n" + HOST + HOST + "\r\n" + HIDDEN, 400);
        isRefusedAndClosed("GET " + path + " HTTP/1.1\r\n" + HOST + "Host: other\r\n\r\n" + HIDDEN, 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a/b", "user@host", "a,b c", "<x>", "localhost\r\n continued"})
    void aHostThatCannotBeOneIsRefused(String host) {
        isRefusedAndClosed("GET /me/profile HTTP/1.1\r\nHost: " + host + "\r\n\r\n" + HIDDEN, 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GARBAGE", "GET", "GET /me/profile", "GET /me/profile HTTP", "GET /me/profile FTP/1.1",
        "GET /me/profile HTTP/x.y",
        "\u0016\u0003\u0001\u0002", "{\"firstName\":\"Bob\"}"})
    void aRequestLineThatIsNoneIsRefused(String line) {
        isRefusedAndClosed(line + "\r\n" + HOST + "\r\n", 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"No colon", ": x", "X Y: 1", "X\u0000: 1", "X: a\u0000b", "Content-Length: x", "Content-Length: -1",
        "Content-Length: +4", "Content-Length: 4, 5", "Content-Length: 4\r\nContent-Length: 5", "Content-Length : 4"})
    void aHeaderThatIsNoneIsRefused(String header) {
        isRefusedAndClosed("GET /me/profile HTTP/1.1\r\n" + HOST + header + "\r\n\r\n", 400);
    }

    @ParameterizedTest
    @EnumSource
    void twoWaysToTellTheLengthAreRefused(Vendor vendor) {
        String id = People.create();
        isRefusedAndClosed(head(vendor, id) + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n" + HIDDEN, 400);
        isRefusedAndClosed(head(vendor, id) + "Content-Length: " + HIDDEN.length() + "\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
            + HIDDEN, 400);
        assertThat(People.sequence(id)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chunked, xchunked", "xchunked", "chunked, identity", "identity", "gzip, chunked", "chunked, chunked",
        "chunked,", "\"chunked\"", "chunked\r\nTransfer-Encoding: x", "x\r\nTransfer-Encoding: chunked"})
    void anotherTransferEncodingThanChunkedIsNoWayToHideARequest(String encoding) {
        for (Vendor vendor : Vendor.values()) {
            String id = People.create();
            try (RawHttp connection = RawHttp.open()) {
                connection.send(head(vendor, id) + "Transfer-Encoding: " + encoding + "\r\n\r\n0\r\n\r\n" + HIDDEN);
                connection.answer().isProblem(400);
                assertThat(connection.isClosed()).isTrue();
            }
            assertThat(People.sequence(id)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\r\n", "-1\r\n", "FFFFFFFFFFFFFFFF0\r\nx\r\n", "0x2\r\n{}\r\n0\r\n\r\n", "1\r\n  \r\n0\r\n\r\n"})
    void aBodyThatBreaksOffIsNotTakenForAWholeOne(String brokenChunk) {
        for (Vendor vendor : Vendor.values()) {
            String id = People.create();
            String body = "{" + vendor.members() + "}";
            try (RawHttp connection = RawHttp.open()) {
                connection.send(head(vendor, id) + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length()) + "\r\n" + body
                    + "\r\n" + brokenChunk + HIDDEN);
                connection.answer().isProblem(400).has("Connection", "close");
                assertThat(connection.isClosed()).isTrue();
            }
            assertThat(People.sequence(id)).isEqualTo(1);
        }
    }

    @Test
    void aBrokenBodyBehindAnotherRequestIsAnsweredInItsTurn() {
        String id = People.create();
        try (RawHttp connection = RawHttp.open()) {
            connection.send("GET /me/profile HTTP/1.1\r\n" + HOST + authorization(id) + "\r\n" + head(Vendor.GMI, id)
                + "Transfer-Encoding: chunked\r\n\r\nx\r\n");
            assertThat(connection.answer().status()).isEqualTo(200);
            connection.answer().isProblem(400);
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\r\n", "\r"})
    void anotherEndOfLineHidesNoRequest(String end) {
        String id = People.create();
        try (RawHttp connection = RawHttp.open()) {
            connection.send(head(Vendor.GMI, id) + "Content-Length: 0\r\nX: y" + end + "Transfer-Encoding: chunked\r\n\r\n" + HIDDEN);
            connection.answer().isProblem(400);
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X: a\r\n b", "X: a\r\n\tb", " X: a", "Transfer-Encoding:\r\n chunked", "Content-Length: 1\r\n 0"})
    void aFoldedHeaderIsRefused(String header) {
        isRefusedAndClosed("PATCH /me/profile HTTP/1.1\r\n" + HOST + header + "\r\n\r\n" + HIDDEN, 400);
    }

    @Test
    void aHundredHeaderLinesAreTakenAndNoMore() {
        String lines = "X: y\r\n".repeat(99);
        RawHttp.exchange("GET /nothing HTTP/1.1\r\n" + HOST + lines + "\r\n").isProblem(404);
        isRefusedAndClosed("GET /nothing HTTP/1.1\r\n" + HOST + lines + "X: y\r\n\r\n", 431);
    }

    private static void isRefusedAndClosed(String request, int status) {
        try (RawHttp connection = RawHttp.open()) {
            connection.send(request).answer().isProblem(status);
            assertThat(connection.isClosed()).isTrue();
        }
    }

    private static String head(Vendor vendor, String id) {
        return vendor.method() + " " + vendor.path(id) + " HTTP/1.1\r\n" + HOST + "Content-Type: application/json\r\n"
            + vendor.authorization(id);
    }

    private static String authorization(String id) {
        return "Authorization: Bearer " + Tokens.of(id) + "\r\n";
    }
}
