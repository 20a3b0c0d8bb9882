package dev.persona.command;

import ch.qos.logback.classic.LoggerContext;
import dev.persona.profile.NewProfile;
import dev.persona.profile.Profiles;
import dev.persona.server.Application;
import dev.persona.server.Settings;
import dev.persona.server.Stopping;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/** Runs the server until it is told to stop. */
@Command(name = ServeCommand.NAME, mixinStandardHelpOptions = true, description = "Starts the server, with a PostgreSQL of its own unless DATABASE_URL is set.")
public final class ServeCommand implements Callable<Integer> {

    /** How it is called on the command line. */
    public static final String NAME = "serve";

    @Override
    public Integer call() {
        Settings settings = Settings.of(System.getenv());
        Application application = Application.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(application, settings.limits().stopDelaySeconds()), "shutdown"));
        if (settings.database().isEmpty()) {
            createFirstUser(application.context().getBean(Profiles.class));
        }
        EmbeddedServer server = application.context().getBean(EmbeddedServer.class).start();
        print(settings, server);
        return 0;
    }

    /** First whoever sends requests is told to send no more; then what is under way ends, or the grace period does. */
    private static void stop(Application application, int delaySeconds) {
        try {
            application.context().getBean(Stopping.class).begin();
            TimeUnit.SECONDS.sleep(delaySeconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        application.close();
        // Lines are written by a thread of their own.
        ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
    }

    private static void createFirstUser(Profiles profiles) {
        if (profiles.isEmpty().toCompletableFuture().join()) {
            profiles.create(new NewProfile("alice", "Alice", "Liddell", null, "alice@example.org", null)).toCompletableFuture().join();
        }
    }

    private static void print(Settings settings, EmbeddedServer server) {
        String host = settings.host().equals("0.0.0.0") ? "127.0.0.1" : settings.host();
        String url = "http://" + host + ":" + server.getPort();
        System.out.println("Persona listens on " + url);
        if (settings.grpcPort() != 0) {
            System.out.println("gRPC is served on " + host + ":" + settings.grpcPort());
        }
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
