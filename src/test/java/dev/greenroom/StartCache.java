package dev.greenroom;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import org.springframework.util.FileSystemUtils;

/**
 * What a JVM learned of the application's classes in one start, so that all others need half the processor time: JEP 483
 * and JEP 514. It is made once for the classes of a build, by whichever JVM of the tests needs it first, and takes jars
 * only, so the application's own classes are put into one.
 */
final class StartCache {

    private static final Path FOLDER = Path.of("target/start").toAbsolutePath();
    private static final Path JAR = FOLDER.resolve("greenroom.jar");
    private static final Path CACHE = FOLDER.resolve("greenroom.aot");

    /** This JVM's own, without the tests' classes: their configurations are not for real. */
    private static final List<Path> CLASSPATH = Arrays.stream(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toAbsolutePath())
            .filter(Predicate.not(entry -> entry.endsWith("test-classes")))
            .toList();

    private StartCache() {}

    /** What has to be among a JVM's options to start with it, the class path too. */
    static synchronized List<String> options() {
        try {
            Files.createDirectories(FOLDER);
            // Several JVMs run tests at once.
            try (var file = FileChannel.open(
                            FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = file.lock()) {
                if (!isMade()) make();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return options("-XX:AOTCache=" + CACHE);
    }

    private static List<String> options(String cache) {
        var jars = CLASSPATH.stream()
                .map(entry -> Files.isDirectory(entry) ? JAR : entry)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        return List.of(cache, "-cp", jars);
    }

    /** Of these very classes, as the jar has the time of the youngest of them. */
    private static boolean isMade() throws IOException {
        return Files.exists(CACHE) && Files.getLastModifiedTime(JAR).equals(youngest());
    }

    private static void make() throws IOException {
        pack();
        var made = FOLDER.resolve("made.aot");
        var data = Files.createTempDirectory("greenroom-start");
        try (var started = ApplicationProcess.startWith(options("-XX:AOTCacheOutput=" + made), data)) {
            started.stop();
            if (!Files.exists(made)) throw new AssertionError("No cache was made:\n" + started.output());
        }
        FileSystemUtils.deleteRecursively(data);
        Files.move(made, CACHE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void pack() throws IOException {
        var classes = classes();
        try (var jar = new JarOutputStream(Files.newOutputStream(JAR));
                var files = Files.walk(classes)) {
            // Folders too: Spring looks for components in those that a jar says it has.
            for (var file :
                    files.filter(Predicate.not(classes::equals)).sorted().toList()) {
                var name = classes.relativize(file).toString().replace(File.separatorChar, '/');
                jar.putNextEntry(new JarEntry(Files.isDirectory(file) ? name + "/" : name));
                if (Files.isRegularFile(file)) Files.copy(file, jar);
            }
        }
        Files.setLastModifiedTime(JAR, youngest());
    }

    private static FileTime youngest() throws IOException {
        try (var files = Files.walk(classes())) {
            // Folders too: one whose file was deleted is younger than all that is left in it.
            return files.map(StartCache::modified).max(FileTime::compareTo).orElseThrow();
        }
    }

    private static FileTime modified(Path path) {
        try {
            return FileTime.fromMillis(Files.getLastModifiedTime(path).toMillis());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path classes() {
        return CLASSPATH.stream().filter(Files::isDirectory).findFirst().orElseThrow();
    }
}
