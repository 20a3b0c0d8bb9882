package dev.persona.client;

import java.net.http.HttpHeaders;

/**
 * What an answer says beside its body.
 *
 * @param method the method of the request
 * @param path the path of the request, as the specification has it
 * @param status the status
 * @param headers the headers
 */
public record Refusal(String method, String path, int status, HttpHeaders headers) {
}
