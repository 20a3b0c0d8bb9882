package dev.persona.profile;

import java.time.Instant;

/**
 * What one update does to a record; members it does not mention stay, also when another update sets them at the same moment.
 *
 * @param userId renames the person
 * @param firstName the given name
 * @param lastName the family name
 * @param displayName the name to show
 * @param nickName the informal name
 * @param email the e-mail address
 * @param preferredLanguage the language tag, in canonical form
 * @param gender the gender
 * @param birthdate the birthdate, to the microsecond
 * @param metadata a JSON object as text, which replaces the stored one; equal objects must be the same text
 */
public record ProfileUpdate(
    Change<String> userId,
    Change<String> firstName,
    Change<String> lastName,
    Change<String> displayName,
    Change<String> nickName,
    Change<String> email,
    Change<String> preferredLanguage,
    GenderChange gender,
    Change<Instant> birthdate,
    Change<String> metadata
) {
    /**
     * Starts an update that changes nothing.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects changes; what is not called stays as it is. */
    public static final class Builder {
        private Change<String> userId = Change.keep();
        private Change<String> firstName = Change.keep();
        private Change<String> lastName = Change.keep();
        private Change<String> displayName = Change.keep();
        private Change<String> nickName = Change.keep();
        private Change<String> email = Change.keep();
        private Change<String> preferredLanguage = Change.keep();
        private GenderChange gender = GenderChange.keep();
        private Change<Instant> birthdate = Change.keep();
        private Change<String> metadata = Change.keep();

        private Builder() {
        }

        /**
         * Changes the user id.
         *
         * @param change the change
         * @return this builder
         */
        public Builder userId(Change<String> change) {
            userId = change;
            return this;
        }

        /**
         * Changes the given name.
         *
         * @param change the change
         * @return this builder
         */
        public Builder firstName(Change<String> change) {
            firstName = change;
            return this;
        }

        /**
         * Changes the family name.
         *
         * @param change the change
         * @return this builder
         */
        public Builder lastName(Change<String> change) {
            lastName = change;
            return this;
        }

        /**
         * Changes the name to show.
         *
         * @param change the change
         * @return this builder
         */
        public Builder displayName(Change<String> change) {
            displayName = change;
            return this;
        }

        /**
         * Changes the informal name.
         *
         * @param change the change
         * @return this builder
         */
        public Builder nickName(Change<String> change) {
            nickName = change;
            return this;
        }

        /**
         * Changes the e-mail address.
         *
         * @param change the change
         * @return this builder
         */
        public Builder email(Change<String> change) {
            email = change;
            return this;
        }

        /**
         * Changes the preferred language.
         *
         * @param change the change
         * @return this builder
         */
        public Builder preferredLanguage(Change<String> change) {
            preferredLanguage = change;
            return this;
        }

        /**
         * Changes the gender.
         *
         * @param change the change
         * @return this builder
         */
        public Builder gender(GenderChange change) {
            gender = change;
            return this;
        }

        /**
         * Changes the birthdate.
         *
         * @param change the change
         * @return this builder
         */
        public Builder birthdate(Change<Instant> change) {
            birthdate = change;
            return this;
        }

        /**
         * Replaces the metadata.
         *
         * @param change the change
         * @return this builder
         */
        public Builder metadata(Change<String> change) {
            metadata = change;
            return this;
        }

        /**
         * Ends the collecting.
         *
         * @return the update
         */
        public ProfileUpdate build() {
            return new ProfileUpdate(userId, firstName, lastName, displayName, nickName, email, preferredLanguage, gender, birthdate,
                metadata);
        }
    }
}
