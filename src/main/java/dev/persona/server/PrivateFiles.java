package dev.persona.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** Directories and files that no other user of the machine can read. */
final class PrivateFiles {

    private static final int SECRET_BYTES = 48;

    private PrivateFiles() {
    }

    /** Makes a directory for its owner alone, or makes an existing one so. */
    static void createDirectory(Path directory) {
        try {
            Files.createDirectories(directory, owner("rwx------"));
            if (isPosix(directory)) {
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the directory " + directory, e);
        }
    }

    /** The secret that a file holds; a new one is made of random bits, and written, if there is no such file. */
    static String secret(Path file) {
        try {
            if (!Files.exists(file)) {
                byte[] bytes = new byte[SECRET_BYTES];
                new SecureRandom().nextBytes(bytes);
                Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), "secret", null, owner("rw-------"));
                Files.writeString(draft, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), StandardCharsets.US_ASCII);
                Files.move(draft, file);
            }
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or write " + file, e);
        }
    }

    private static FileAttribute<?>[] owner(String permissions) {
        Set<PosixFilePermission> set = PosixFilePermissions.fromString(permissions);
        return isPosix(Path.of(".")) ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(set)} : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
