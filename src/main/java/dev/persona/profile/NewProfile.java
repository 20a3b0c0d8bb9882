package dev.persona.profile;

/**
 * A person to be made. What is null stays unset.
 *
 * @param userId the user id; null lets the new internal id serve as one
 * @param firstName the given name
 * @param lastName the family name
 * @param displayName the name to show
 * @param email the e-mail address
 * @param metadata a JSON object as text; null for an empty one
 */
public record NewProfile(String userId, String firstName, String lastName, String displayName, String email, String metadata) {
}
