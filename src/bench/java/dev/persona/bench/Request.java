package dev.persona.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One kind of request. In the path, the header and the body {@code {id}} stands for a user's id, {@code {token}} for their token, and
 * {@code {value}} for a random number.
 *
 * @param name what it is
 * @param method the method
 * @param path the path
 * @param credential the header line with the credential
 * @param body the body; empty for none
 * @param tokens the users' tokens, one in a line; null where none is used
 * @param status what each answer must be
 * @param conflicts the share of answers that may be refusals, because the server refuses updates that race; they do not count as answers
 */
record Request(String name, String method, String path, String credential, String body, Path tokens, int status, double conflicts) {

    /** Of one length with what they stand for, so that the content has the length that is announced. */
    private static final String SAMPLE_ID = String.valueOf(Users.FIRST);
    private static final String SAMPLE_VALUE = "123456";

    private static final int FIRST_REFUSAL = 400;

    /** A read that needs no credential. */
    static Request path(String path) {
        return new Request("read", "GET", path, "Accept: */*", "", null, 200, 0);
    }

    boolean refused() {
        return status >= FIRST_REFUSAL;
    }

    /** The whole request as it travels. */
    String text(String host) {
        String content = body.isEmpty() ? "" : "Content-Type: application/json\r\nContent-Length: " + sample(body).length() + "\r\n";
        return method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + credential + "\r\n" + content + "\r\n" + body;
    }

    /** The request about the first user. */
    String example(String host) {
        return tokens == null ? sample(text(host)) : sample(text(host)).replace("{token}", firstLine(tokens));
    }

    private static String sample(String text) {
        return text.replace("{id}", SAMPLE_ID).replace("{value}", SAMPLE_VALUE);
    }

    private static String firstLine(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            return reader.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Request withPath(String newName, String newPath, int newStatus) {
        return new Request(newName, "GET", newPath, credential, "", tokens, newStatus, 0);
    }

    Request withBody(String newName, String newBody, int newStatus) {
        return new Request(newName, method, path, credential, newBody, tokens, newStatus, 0);
    }

    Request withCredential(String newName, String newCredential, Path newTokens) {
        return new Request(newName, method, path, newCredential, body, newTokens, 401, 0);
    }
}
