package dev.persona.command;

import dev.persona.security.ApiKey;
import dev.persona.security.ApiKeys;
import dev.persona.server.Application;
import dev.persona.server.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes, lists and revokes API keys, also while a server runs on the same database. */
@Command(name = "api-key", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
    description = "Manages the API keys of backends and admin tools.")
public final class ApiKeyCommand {

    @Command(name = "create", mixinStandardHelpOptions = true, description = "Prints a new key, which cannot be shown again.")
    int create(@Parameters(paramLabel = "NAME", description = "Its name for ever: 1 to 64 of a-z, 0-9 and -.") String name) {
        try (Application application = join()) {
            System.out.println(keys(application).create(name));
        }
        return 0;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists all keys: name, time of creation, time of revocation.")
    int list() {
        try (Application application = join()) {
            for (ApiKey key : keys(application).list()) {
                System.out.println(key.name() + "\t" + key.createdAt() + "\t" + key.revokedAt().map(Object::toString).orElse("-"));
            }
        }
        return 0;
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Revokes a key; it is refused within a second.")
    int revoke(@Parameters(paramLabel = "NAME", description = "The key's name.") String name) {
        try (Application application = join()) {
            if (!keys(application).revoke(name)) {
                throw new IllegalArgumentException("There is no API key named " + name + " in force.");
            }
        }
        return 0;
    }

    private static Application join() {
        return Application.join(Settings.of(System.getenv()));
    }

    private static ApiKeys keys(Application application) {
        return application.context().getBean(ApiKeys.class);
    }
}
