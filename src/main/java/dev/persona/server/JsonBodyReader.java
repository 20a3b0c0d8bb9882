package dev.persona.server;

import dev.persona.contract.ContractErrors;
import dev.persona.contract.JsonBody;
import dev.persona.contract.RequestRefusedException;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.io.buffer.ByteBuffer;
import io.micronaut.core.io.buffer.ReferenceCounted;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.Headers;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MediaType;
import io.micronaut.http.body.MessageBodyReader;
import io.micronaut.http.codec.CodecException;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Reads the request bodies of all contracts; Micronaut's own reader is more lenient than their rules, and says less about what is wrong.
 *
 * @param <T> the generated record of a body; without the type variable Micronaut would not take this reader for any record
 */
@Singleton
@Order(Ordered.HIGHEST_PRECEDENCE)
final class JsonBodyReader<T> implements MessageBodyReader<T> {

    private final Validator validator;

    JsonBodyReader(Validator validator) {
        this.validator = validator;
    }

    @Override
    public boolean isReadable(Argument<T> type, MediaType mediaType) {
        return type.getType().isRecord();
    }

    @Override
    public T read(Argument<T> type, MediaType mediaType, Headers headers, ByteBuffer<?> buffer) throws CodecException {
        T body = read(type, headers, buffer.toByteArray());
        // Not if that failed: then the caller releases it, and a second release would hit whoever has got the memory by then.
        if (buffer instanceof ReferenceCounted counted) {
            counted.release();
        }
        return body;
    }

    @Override
    public T read(Argument<T> type, MediaType mediaType, Headers headers, InputStream stream) throws CodecException {
        try {
            return read(type, headers, stream.readAllBytes());
        } catch (IOException e) {
            throw new CodecException("the body ended early", e);
        }
    }

    private T read(Argument<T> type, Headers headers, byte[] bytes) {
        if (bytes.length > 0 && !isPlainJson(headers)) {
            throw new RequestRefusedException(ContractErrors::unsupportedMediaType);
        }
        return JsonBody.read(bytes, type.getType(), validator);
    }

    /** The routes take any content type: Micronaut would refuse a wrong one before asking who is calling, and let a missing one pass. */
    private static boolean isPlainJson(Headers headers) {
        List<String> contentTypes = headers.getAll(HttpHeaders.CONTENT_TYPE);
        return contentTypes.size() == 1 && contentTypes.get(0).split(";", 2)[0].strip().equalsIgnoreCase(MediaType.APPLICATION_JSON)
            && headers.getAll(HttpHeaders.CONTENT_ENCODING).stream().allMatch(encoding -> encoding.strip().equalsIgnoreCase("identity"));
    }
}
