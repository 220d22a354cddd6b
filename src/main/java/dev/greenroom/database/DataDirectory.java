package dev.greenroom.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The directory that one running Greenroom owns. While it is open, a lock on a file in it keeps every other Greenroom
 * out; the operating system releases that lock however this process ends.
 */
final class DataDirectory implements AutoCloseable {

    /** PostgreSQL cannot read the files of another major version, so the version is in the names. */
    static final int MAJOR = 18;

    private static final String DEMO_MARKER = "greenroom.demo";

    private final Path path;
    private final FileChannel lockFile;

    private DataDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /** Takes the directory, made if it is not there, or refuses in a sentence. */
    static DataDirectory open(Path wanted, boolean demo) {
        try {
            OwnerOnly.createDirectories(wanted);
            var path = wanted.toRealPath();
            var directory = new DataDirectory(path, lock(path));
            try {
                directory.refuseIfOfAnotherMajor();
                directory.refuseIfOfTheOtherKind(demo);
            } catch (IOException | RuntimeException e) {
                directory.close();
                throw e;
            }
            return directory;
        } catch (IOException e) {
            throw new StartRefused(
                    "Greenroom cannot write to %s: let the user who runs it write there, or set GREENROOM_DATA_DIR to another directory."
                            .formatted(wanted.toAbsolutePath().normalize()),
                    e);
        }
    }

    Path cluster() {
        return path.resolve("postgresql-" + MAJOR);
    }

    Path passwordFile() {
        return path.resolve("postgresql-" + MAJOR + ".password");
    }

    Path startLog() {
        return path.resolve("postgresql-" + MAJOR + "-start.log");
    }

    private static FileChannel lock(Path path) throws IOException {
        var file =
                FileChannel.open(path.resolve("greenroom.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(file) == null) {
            file.close();
            throw new StartRefused(
                    "Another Greenroom is running on %s: stop it first, or set GREENROOM_DATA_DIR to another directory."
                            .formatted(path));
        }
        return file;
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException _) {
            return null; // held in this very JVM, as in tests
        }
    }

    private void refuseIfOfAnotherMajor() throws IOException {
        if (Files.exists(cluster())) return;
        try (DirectoryStream<Path> others = Files.newDirectoryStream(
                path, other -> other.getFileName().toString().matches("postgresql-\\d+"))) {
            for (var other : others)
                throw new StartRefused(
                        "%s was written by PostgreSQL %s, and this Greenroom brings PostgreSQL %d: start the Greenroom that wrote it, or move the data as docs/self-hosting.md says."
                                .formatted(path, other.getFileName().toString().substring(11), MAJOR));
        }
    }

    /** The demo's passwords are public: nobody shall ever use its data for real, nor put demo people among real ones. */
    private void refuseIfOfTheOtherKind(boolean demo) throws IOException {
        var marker = path.resolve(DEMO_MARKER);
        var isDemo = Files.exists(marker);
        if (isDemo && !demo)
            throw new StartRefused(
                    "%s holds the demo, whose passwords everybody knows: set GREENROOM_DATA_DIR to another directory."
                            .formatted(path));
        if (!isDemo && demo) {
            if (Files.exists(cluster()))
                throw new StartRefused(
                        "%s holds real data: the demo needs a directory of its own, so unset GREENROOM_DATA_DIR or set it to another one."
                                .formatted(path));
            Files.createFile(marker);
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not release " + path, e);
        }
    }
}
