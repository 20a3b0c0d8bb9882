package dev.persona.docs;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Bytes that do not change while the server runs, with a strong entity tag that is computed once. */
final class Representation {

    /** Nothing comes from elsewhere, nothing is sent elsewhere, and no other page shows this one in a frame. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final byte[] bytes;
    private final String contentType;
    private final String etag;

    /**
     * A representation of these bytes.
     *
     * @param bytes the bytes, which belong to the representation from now on
     * @param contentType what they are
     */
    Representation(byte[] bytes, String contentType) {
        this.bytes = bytes;
        this.contentType = contentType;
        this.etag = '"' + HexFormat.of().formatHex(sha256(bytes), 0, 16) + '"';
    }

    /**
     * Answers a GET or a HEAD: with the bytes, or with 304 if the caller has them already.
     *
     * @param request the request
     * @return the answer
     */
    HttpResponse<byte[]> answer(HttpRequest<?> request) {
        // The length is said for HEAD, whose body the server leaves out before it counts it.
        MutableHttpResponse<byte[]> answer = isKnownToCaller(request) ? HttpResponse.notModified()
            : HttpResponse.ok(bytes).contentType(contentType).contentLength(bytes.length);
        return answer.header(HttpHeaders.ETAG, etag)
            .header(HttpHeaders.CACHE_CONTROL, "no-cache")
            .header("X-Content-Type-Options", "nosniff")
            .header("Referrer-Policy", "no-referrer")
            .header("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    }

    /** Weak tags are compared as if they were strong (RFC 9110, section 13.1.2); a cache on the way may have made them so. */
    private boolean isKnownToCaller(HttpRequest<?> request) {
        return request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
            .flatMap(line -> Arrays.stream(line.split(",")))
            .map(String::strip)
            .anyMatch(tag -> tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
