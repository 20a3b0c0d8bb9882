package dev.persona.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A PostgreSQL for those who bring none: a real one, with its data in a directory, durable, and open to nobody without the password that
 * lies in that directory. One process at a time owns it.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Duration STARTUP = Duration.ofSeconds(60);
    private static final String USER = "postgres";
    private static final int PID_FILE_PORT_LINE = 3;

    private final String password;
    private final int port;
    private final CompletableFuture<Optional<EmbeddedPostgres>> process;
    private final Optional<FileChannel> lock;

    private EmbeddedDatabase(String password, int port, CompletableFuture<Optional<EmbeddedPostgres>> process, Optional<FileChannel> lock) {
        this.password = password;
        this.port = port;
        this.process = process;
        this.lock = lock;
    }

    /**
     * Starts the database and owns it until {@link #close}. It starts beside the caller; {@link #awaitReady} waits for it.
     *
     * @param directory where everything of it lies
     * @return the database
     * @throws InvalidSettingException if another process owns the directory
     */
    public static EmbeddedDatabase start(Path directory) {
        FileChannel lock = lock(directory).orElseThrow(() -> new InvalidSettingException("A server is already running on "
            + directory.toAbsolutePath().normalize() + ". Stop it first, or set DATA_DIR to another directory."));
        return start(directory, lock);
    }

    /**
     * Uses the database of the server that runs on the directory, or starts it if none does.
     *
     * @param directory where everything of it lies
     * @return the database; closing it stops it only if this started it
     */
    public static EmbeddedDatabase join(Path directory) {
        Optional<FileChannel> lock = lock(directory);
        if (lock.isPresent()) {
            return start(directory, lock.get());
        }
        try {
            List<String> pidFile = Files.readAllLines(cluster(directory).resolve(OrphanedPostgres.PID_FILE));
            return new EmbeddedDatabase(password(directory), Integer.parseInt(pidFile.get(PID_FILE_PORT_LINE).strip()),
                CompletableFuture.completedFuture(Optional.empty()), Optional.empty());
        } catch (IOException | RuntimeException e) {
            throw new InvalidSettingException("The server on " + directory + " is only just starting or stopping; try again.");
        }
    }

    /**
     * The database as a setting.
     *
     * @return URL, role and password
     */
    public Settings.ExternalDatabase settings() {
        return new Settings.ExternalDatabase("jdbc:postgresql://127.0.0.1:" + port + "/postgres", Optional.of(USER), Optional.of(password));
    }

    /**
     * Waits until the database takes connections.
     *
     * @throws IllegalStateException if it does not start
     */
    public void awaitReady() {
        try {
            process.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the embedded database did not start", e.getCause());
        }
    }

    @Override
    public void close() {
        try {
            Optional<EmbeddedPostgres> postgres = process.exceptionally(failure -> Optional.empty()).join();
            if (postgres.isPresent()) {
                postgres.get().close();
            }
            if (lock.isPresent()) {
                lock.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded database did not stop", e);
        }
    }

    private static EmbeddedDatabase start(Path directory, FileChannel lock) {
        String password = password(directory);
        int port = freePort();
        return new EmbeddedDatabase(password, port, CompletableFuture.supplyAsync(() -> {
            OrphanedPostgres.stop(cluster(directory));
            return Optional.of(startPostgres(directory, password, port));
        }), Optional.of(lock));
    }

    private static EmbeddedPostgres startPostgres(Path directory, String password, int port) {
        try {
            return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(cluster(directory))
                .setOverrideWorkingDirectory(directory.resolve("postgresql").toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(STARTUP)
                // These go to initdb, which asks for a password on every connection with them.
                .setLocaleConfig("auth-host", "scram-sha-256")
                .setLocaleConfig("auth-local", "scram-sha-256")
                .setLocaleConfig("pwfile", directory.resolve("postgres-password").toAbsolutePath().toString())
                .setLocaleConfig("locale", "C.UTF-8")
                .setConnectConfig("password", password)
                .setServerConfig("unix_socket_directories", "")
                // The library turns both off, for tests.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "50")
                .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("there is no free port", e);
        }
    }

    private static Path cluster(Path directory) {
        return directory.resolve("postgresql-data");
    }

    private static String password(Path directory) {
        return PrivateFiles.secret(directory.resolve("postgres-password"));
    }

    private static Optional<FileChannel> lock(Path directory) {
        PrivateFiles.createDirectory(directory);
        try {
            FileChannel channel = FileChannel.open(directory.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
            }
            return Optional.ofNullable(lock).map(held -> channel);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + directory, e);
        }
    }
}
