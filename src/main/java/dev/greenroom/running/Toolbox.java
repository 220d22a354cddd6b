package dev.greenroom.running;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * What Greenroom brings for programs by itself. The sandbox sees it as {@code /greenroom}, and nobody but Greenroom can
 * write to it. It is one folder for as long as this JVM lives; a lock tells whose JVM does not any more.
 */
final class Toolbox {

    private static final String PREFIX = "greenroom-tools-";

    private static @Nullable Toolbox ofThisProcess;

    private final Path path;

    /** Held until the JVM ends, however it does; what nobody holds is closed. */
    private final FileLock lock;

    private Toolbox() throws IOException {
        path = Files.createTempDirectory(PREFIX);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        lock = FileChannel.open(lockOf(path), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                .lock();
        Esbuild.putInto(path);
    }

    static synchronized Toolbox ofThisProcess() throws IOException {
        var there = ofThisProcess;
        if (there != null) return there;
        sweep();
        var made = new Toolbox();
        Runtime.getRuntime().addShutdownHook(new Thread(made::remove));
        ofThisProcess = made;
        return made;
    }

    Path path() {
        return path;
    }

    /** What no other Greenroom's on this machine is called. */
    String name() {
        return path.getFileName().toString().substring(PREFIX.length());
    }

    /** Whether there are tools of that name, of this Greenroom or of another. */
    static boolean isThere(String name) {
        return Files.exists(RunFolder.temporary().resolve(PREFIX + name));
    }

    /** What JVMs start on, when it has been made and does what it should. */
    Path javaCache() {
        return path.resolve("java.aot");
    }

    private void remove() {
        try {
            RunFolder.remove(path);
        } catch (IOException _) {
            // The next Greenroom sweeps it.
        }
    }

    /** Does not touch our own lock: a process that closes any channel of a file gives up its lock on it. */
    static synchronized void sweep() throws IOException {
        var own = ofThisProcess;
        try (var folders = Files.newDirectoryStream(RunFolder.temporary(), PREFIX + "*")) {
            for (var folder : folders) {
                if (own != null && own.lock.isValid() && folder.equals(own.path)) continue;
                if (RunFolder.isOurs(folder) && isAbandoned(folder)) RunFolder.remove(folder);
            }
        }
    }

    private static boolean isAbandoned(Path folder) throws IOException {
        if (!Files.exists(lockOf(folder))) return RunFolder.isOld(folder);
        try (var channel = FileChannel.open(lockOf(folder), StandardOpenOption.WRITE);
                var free = channel.tryLock()) {
            return free != null;
        }
    }

    private static Path lockOf(Path folder) {
        return folder.resolve("lock");
    }
}
