package dev.persona.persistence;

import dev.persona.security.ApiKey;
import dev.persona.security.ApiKeyStore;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The API keys in PostgreSQL. */
@Singleton
final class StoredApiKeys implements ApiKeyStore {

    private final ApiKeyRepository repository;

    StoredApiKeys(ApiKeyRepository repository) {
        this.repository = repository;
    }

    @Override
    public boolean add(String name, String digest) {
        return Statements.run(() -> repository.insert(name, digest)) == 1;
    }

    @Override
    public List<ApiKey> list() {
        return Statements.run(repository::list).stream().map(ApiKeyRow::toApiKey).toList();
    }

    @Override
    public boolean revoke(String name) {
        return Statements.run(() -> repository.revoke(name)) == 1;
    }

    @Override
    public Optional<String> findActive(String digest) {
        return Statements.run(() -> repository.findActive(digest));
    }
}
