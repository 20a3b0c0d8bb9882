package dev.persona.command;

import dev.persona.profile.NewProfile;
import dev.persona.profile.Profiles;
import dev.persona.server.Application;
import dev.persona.server.Settings;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Runs the server until it is told to stop. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Starts the server, with a PostgreSQL of its own unless DATABASE_URL is set.")
public final class ServeCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        Settings settings = Settings.of(System.getenv());
        Application application = Application.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(application::close, "shutdown"));
        if (settings.database().isEmpty()) {
            createFirstUser(application.context().getBean(Profiles.class));
        }
        EmbeddedServer server = application.context().getBean(EmbeddedServer.class).start();
        print(settings, server);
        return 0;
    }

    private static void createFirstUser(Profiles profiles) {
        if (profiles.isEmpty()) {
            profiles.create(new NewProfile("alice", "Alice", "Liddell", null, "alice@example.org", null));
        }
    }

    private static void print(Settings settings, EmbeddedServer server) {
        String url = "http://" + (settings.host().equals("0.0.0.0") ? "127.0.0.1" : settings.host()) + ":" + server.getPort();
        System.out.println("Persona listens on " + url);
        if (settings.jwksUrl().isEmpty()) {
            System.out.println();
            System.out.println("  TOKEN=$(" + self() + " token alice)");
            System.out.println("  curl -i -X PATCH " + url + "/me/profile -H \"Authorization: Bearer $TOKEN\" "
                + "-H 'Content-Type: application/json' -d '{\"firstName\":\"Alice\"}'");
            System.out.println();
        }
        System.out.flush();
    }

    /** How this program was started, so that the printed line works where it is pasted. */
    private static String self() {
        String jar = System.getProperty("java.class.path");
        return "java -jar " + (jar.endsWith(".jar") && !jar.contains(":") ? Path.of(jar) : Path.of("target", "persona.jar"));
    }
}
