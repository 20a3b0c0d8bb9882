package dev.persona.profile;

/**
 * Which unique members of a person another person already has; at least one. Contracts differ in which they name first.
 *
 * @param email whether the e-mail address is taken
 * @param userId whether the user id is taken
 */
public record Taken(boolean email, boolean userId) {
}
