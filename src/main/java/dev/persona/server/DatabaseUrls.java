package dev.persona.server;

import dev.persona.server.Settings.ExternalDatabase;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Reads the names of databases, in the driver's form and in the one of PostgreSQL's own clients. */
final class DatabaseUrls {

    private DatabaseUrls() {
    }

    static Optional<ExternalDatabase> database(Variables variables) {
        Optional<String> user = variables.text("DATABASE_USER");
        Optional<String> password = variables.text("DATABASE_PASSWORD");
        return variables.text("DATABASE_URL").map(url -> {
            if (url.startsWith("jdbc:postgresql:")) {
                return new ExternalDatabase(url, user, password);
            }
            if (url.startsWith("postgresql://") || url.startsWith("postgres://")) {
                return libpqUrl(url, user, password);
            }
            throw new InvalidSettingException("DATABASE_URL must start with jdbc:postgresql: or postgresql://.");
        });
    }

    /** The form of PostgreSQL's own clients has user and password before the host; the driver takes them apart from the URL. */
    private static ExternalDatabase libpqUrl(String url, Optional<String> user, Optional<String> password) {
        try {
            String rest = url.substring(url.indexOf("://"));
            int at = rest.lastIndexOf('@');
            String[] userInfo = at < 0 ? new String[0] : rest.substring("://".length(), at).split(":", 2);
            return new ExternalDatabase("jdbc:postgresql://" + rest.substring(at < 0 ? "://".length() : at + 1),
                user.or(() -> decoded(userInfo, 0)), password.or(() -> decoded(userInfo, 1)));
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException("DATABASE_URL has a percent sign that starts no escape.");
        }
    }

    private static Optional<String> decoded(String[] parts, int index) {
        if (index >= parts.length) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(new URI("x://" + parts[index] + "@x").getUserInfo());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
