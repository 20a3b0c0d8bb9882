package dev.persona.persistence;

import dev.persona.security.ApiKey;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.Optional;

/** A row of the table as statements return it. */
@MappedEntity("api_key")
record ApiKeyRow(@Id String name, String createdAt, @Nullable String revokedAt) {

    ApiKey toApiKey() {
        return new ApiKey(name, Timestamps.parse(createdAt), Optional.ofNullable(revokedAt).map(Timestamps::parse));
    }
}
