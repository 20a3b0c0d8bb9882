package dev.persona.persistence;

import dev.persona.profile.Profile;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * A row of the table as statements return it: instants as PostgreSQL writes them in ISO 8601, so that no calendar of the driver meddles.
 *
 * @param id the user id by which the statement found the row, which differs from {@code userId} after a renaming
 */
@MappedEntity("profile")
record ProfileRow(
    String id,
    @Id String internalId,
    String userId,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String displayName,
    @Nullable String nickName,
    @Nullable String email,
    @Nullable String preferredLanguage,
    @Nullable String gender,
    @Nullable String birthdate,
    String metadata,
    String acquisitionSource,
    long creditBalance,
    String createdAt,
    String changedAt,
    long sequence
) {
    Profile toProfile() {
        return new Profile(internalId, userId, firstName, lastName, displayName, nickName, email, preferredLanguage, gender,
            birthdate == null ? null : Timestamps.parse(birthdate), metadata, acquisitionSource, creditBalance,
            Timestamps.parse(createdAt), Timestamps.parse(changedAt), sequence);
    }
}
