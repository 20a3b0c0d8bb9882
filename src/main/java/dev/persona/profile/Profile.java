package dev.persona.profile;

import java.time.Instant;

/**
 * One person, as all contracts see them. A member that was never set is null.
 *
 * @param internalId identifies the person for ever, whatever their user id becomes; opaque
 * @param userId what callers name the person by: unique, case-sensitive, 1 to 255 code points, can be renamed
 * @param firstName the given name
 * @param lastName the family name
 * @param displayName the name to show; stored only when a caller sends one
 * @param nickName the informal name
 * @param email as it was sent; unique without regard to case, unless empty
 * @param preferredLanguage a BCP 47 language tag in canonical form
 * @param gender free text; see {@link Gender} for the values that all contracts understand
 * @param birthdate an instant, to the microsecond
 * @param metadata a JSON object as text
 * @param acquisitionSource how the person came to be known
 * @param creditBalance credits, starting at 0
 * @param createdAt when the record was made, to the millisecond
 * @param changedAt when something in the record last changed
 * @param sequence 1 for a new record, one more for every update that changed something
 */
public record Profile(
    String internalId,
    String userId,
    String firstName,
    String lastName,
    String displayName,
    String nickName,
    String email,
    String preferredLanguage,
    String gender,
    Instant birthdate,
    String metadata,
    String acquisitionSource,
    long creditBalance,
    Instant createdAt,
    Instant changedAt,
    long sequence
) {
}
