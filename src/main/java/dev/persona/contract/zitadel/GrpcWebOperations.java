package dev.persona.contract.zitadel;

import dev.persona.contract.Contract;
import dev.persona.contract.ContractErrors;
import dev.persona.contract.RequestRefusedException;
import dev.persona.contract.zitadel.proto.AuthServiceGrpc;
import dev.persona.grpc.GrpcWeb;
import io.grpc.Metadata;
import io.grpc.ServerServiceDefinition;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * The gRPC service over HTTP/1.1, for browsers. Who calls is asked where gRPC asks it, in {@link AuthInterceptor}: a refusal is an answer in
 * frames like any other, and a success for HTTP. In the text form, the whole body is Base64.
 */
@Controller
class GrpcWebOperations {

    private static final String BINARY = "application/grpc-web";
    private static final String TEXT = BINARY + "-text";

    private final ServerServiceDefinition service;

    GrpcWebOperations(@Named("zitadel") ServerServiceDefinition service) {
        this.service = service;
    }

    @Post("/" + AuthServiceGrpc.SERVICE_NAME + "/{method}")
    @Contract(GrpcWebErrors.NAME)
    @Consumes(MediaType.ALL)
    @Produces(MediaType.ALL)
    @Secured(SecurityRule.IS_ANONYMOUS)
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<byte[]> call(String method, HttpHeaders headers, @Body @Nullable byte[] body) {
        String contentType = contentType(headers);
        byte[] received = body == null ? new byte[0] : body;
        byte[] answer = contentType.startsWith(TEXT)
            ? Base64.getEncoder().encode(GrpcWeb.call(service, method, metadata(headers), decode(received)))
            : GrpcWeb.call(service, method, metadata(headers), received);
        return HttpResponse.ok(answer).contentType(contentType);
    }

    private static String contentType(HttpHeaders headers) {
        List<String> types = headers.getAll(HttpHeaders.CONTENT_TYPE);
        String type = types.size() == 1 ? types.get(0).split(";", 2)[0].strip().toLowerCase(Locale.ROOT) : "";
        boolean plain = headers.getAll(HttpHeaders.CONTENT_ENCODING).stream().allMatch(encoding -> encoding.strip().equalsIgnoreCase("identity"));
        if (plain && List.of(BINARY, BINARY + "+proto", TEXT, TEXT + "+proto").contains(type)) {
            return type;
        }
        throw new RequestRefusedException(ContractErrors::unsupportedMediaType);
    }

    private static Metadata metadata(HttpHeaders headers) {
        Metadata metadata = new Metadata();
        for (Metadata.Key<String> key : List.of(AuthInterceptor.AUTHORIZATION, AuthInterceptor.ORGANISATION)) {
            headers.getAll(key.name()).forEach(value -> metadata.put(key, value));
        }
        return metadata;
    }

    /** What is no Base64 is no frame either. */
    private static byte[] decode(byte[] text) {
        try {
            return Base64.getDecoder().decode(new String(text, StandardCharsets.ISO_8859_1).strip());
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
