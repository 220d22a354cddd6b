package dev.greenroom.running;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What one sandbox is made of: the program's files, the filter, and the few files of {@code /etc} that are not the
 * machine's. The sandbox sees all of it read-only, so nothing in here is a stranger's doing when it is removed.
 */
final class RunFolder implements AutoCloseable {

    private static final Map<String, String> ETC = Map.of(
            "passwd", "candidate:x:65534:65534::/tmp:/bin/sh\n",
            "group", "candidate:x:65534:\n",
            "hosts", "127.0.0.1 localhost sandbox\n::1 localhost sandbox\n");

    private static final String PREFIX = "greenroom-run-";

    /** No run takes so long, and no folder so long to be made. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private final Path path;
    private final OptionalInt owner;

    /**
     * @param tools those of this JVM, whose name tells later whose folder it was
     * @param owner who runs the program, where that is not us
     */
    RunFolder(Sandbox.Job job, Toolbox tools, byte[] filter, OptionalInt owner) throws IOException {
        this.path = Files.createTempDirectory(PREFIX + tools.name() + "-");
        this.owner = owner;
        try {
            give(path);
            give(Files.createDirectory(sources()));
            give(Files.createDirectory(etc()));
            write(sources().resolve("start"), Prelude.of(job));
            var number = 0;
            for (var text : job.files().values()) write(sources().resolve("" + number++), text);
            for (var file : ETC.entrySet()) write(etc().resolve(file.getKey()), file.getValue());
            write(filter(), filter);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    Path sources() {
        return path.resolve("src");
    }

    Path etc() {
        return path.resolve("etc");
    }

    Path filter() {
        return path.resolve("filter");
    }

    @Override
    public void close() throws IOException {
        remove(path);
    }

    /**
     * Removes what a Greenroom that was killed left here: strangers' programs. Its tools are gone by then, see {@link
     * Toolbox#sweep}.
     */
    static void sweep() throws IOException {
        try (var folders = Files.newDirectoryStream(temporary(), PREFIX + "*")) {
            for (var folder : folders) {
                if (isOurs(folder) && isAbandoned(folder)) remove(folder);
            }
        }
    }

    private static boolean isAbandoned(Path folder) throws IOException {
        var parts = folder.getFileName().toString().substring(PREFIX.length()).split("-");
        return parts.length == 2 ? !Toolbox.isThere(parts[0]) : isOld(folder);
    }

    static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    /** In a folder that everybody may write to, anybody can take any name. */
    static boolean isOurs(Path folder) throws IOException {
        var owner = Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        return owner.equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))
                || owner.equals(SandboxCommand.STRANGER);
    }

    static boolean isOld(Path folder) throws IOException {
        var modified =
                Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS).toMillis();
        return System.currentTimeMillis() - modified > ABANDONED.toMillis();
    }

    static void remove(Path path) throws IOException {
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(Path file, byte[] content) throws IOException {
        Files.write(file, content);
        give(file);
    }

    private void give(Path file) throws IOException {
        if (owner.isPresent()) Files.setAttribute(file, "unix:uid", owner.getAsInt());
    }
}
