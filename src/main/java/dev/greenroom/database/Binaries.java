package dev.greenroom.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** Unpacks the server's programs that come in a jar, once: the folder's name is the archive's hash. */
final class Binaries {

    private static final Logger log = LoggerFactory.getLogger(Binaries.class);

    private Binaries() {}

    /** The folder with {@code bin}, {@code lib} and {@code share}, below {@code parent}. */
    static Path unpackedIn(Path parent) throws IOException {
        OwnerOnly.createDirectories(parent);
        var archive = archive();
        var home = parent.toRealPath().resolve(hash(archive));
        if (!Files.exists(home)) unpack(archive, home);
        return home;
    }

    private static byte[] archive() throws IOException {
        var system = System.getProperty("os.name");
        var machine = System.getProperty("os.arch");
        try (InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                system.startsWith("Windows") ? "Windows" : system.startsWith("Mac") ? "Darwin" : system,
                "amd64".equals(machine) ? "x86_64" : machine)) {
            if (archive != null) return archive.readAllBytes();
        } catch (IllegalStateException e) {
            throw new StartRefused(missing(system, machine), e);
        }
        throw new StartRefused(missing(system, machine));
    }

    private static String missing(String system, String machine) {
        return "Greenroom brings no PostgreSQL for %s on %s: set SPRING_DATASOURCE_URL to one of your own."
                .formatted(system, machine);
    }

    /** A half-unpacked folder never has the final name. */
    private static void unpack(byte[] archive, Path home) throws IOException {
        log.info("Unpacking PostgreSQL into {}", home);
        var staging = Files.createTempDirectory(home.getParent(), "unpacking");
        try {
            try (var entries = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
                for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry())
                    extract(entry, entries, staging);
            }
            moveUnlessThere(staging, home);
        } finally {
            FileSystemUtils.deleteRecursively(staging);
        }
    }

    private static void extract(TarArchiveEntry entry, InputStream content, Path folder) throws IOException {
        var target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) throw new IOException("The archive reaches out of its folder: " + target);
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            if ((entry.getMode() & 0100) != 0 && !target.toFile().setExecutable(true, true))
                throw new IOException("Cannot make " + target + " executable");
        }
    }

    private static void moveUnlessThere(Path staging, Path home) throws IOException {
        try {
            Files.move(staging, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (IOException e) {
            if (!Files.exists(home)) throw e; // else another process that shares the folder was quicker
        }
    }

    private static String hash(byte[] archive) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
