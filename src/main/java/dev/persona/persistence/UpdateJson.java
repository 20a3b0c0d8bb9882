package dev.persona.persistence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.persona.profile.Change;
import dev.persona.profile.GenderChange;
import dev.persona.profile.ProfileUpdate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** An update as the statements of {@link ProfileRepository} read it: a JSON object with what the update mentions. */
final class UpdateJson {

    private static final JsonFactory JSON = new JsonFactory();

    private UpdateJson() {
    }

    /** Writes the object. */
    static String write(String userId, ProfileUpdate update) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("id", userId);
            write(json, "user_id", update.userId());
            write(json, "first_name", update.firstName());
            write(json, "last_name", update.lastName());
            write(json, "display_name", update.displayName());
            write(json, "nick_name", update.nickName());
            write(json, "email", update.email());
            json.writeStringField("new_email_key", EmailKey.of(update.email().value()));
            write(json, "preferred_language", update.preferredLanguage());
            write(json, "birthdate", new Change<>(update.birthdate().applies(), Timestamps.format(update.birthdate().value())));
            write(json, "metadata", update.metadata());
            write(json, update.gender());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, String column, Change<String> change) throws IOException {
        if (change.applies()) {
            json.writeBooleanField("set_" + column, true);
            json.writeStringField("new_" + column, change.value());
        }
    }

    private static void write(JsonGenerator json, GenderChange change) throws IOException {
        if (change.mode() != GenderChange.Mode.KEEP) {
            json.writeStringField("gender_mode", change.mode().name());
            json.writeStringField("new_gender", change.text());
        }
    }
}
