package dev.greenroom.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * After each test nothing of it is there: no process in a sandbox, no file, no mount. It looks at the whole machine, where
 * another class may run programs too, so that it looks again until there is a moment without anything new.
 */
final class Leftovers implements BeforeEachCallback, AfterEachCallback {

    private Set<String> before = Set.of();

    @Override
    public void beforeEach(ExtensionContext test) throws Exception {
        look();
    }

    @Override
    public void afterEach(ExtensionContext test) throws Exception {
        lookAgain();
    }

    void look() throws IOException {
        before = all();
    }

    /** The kernel takes a moment to end what it was told to kill, and others a while to end their programs. */
    void lookAgain() throws IOException, InterruptedException {
        var left = newSince(before);
        for (var look = 0; look < 2000 && !left.isEmpty(); look++) {
            Thread.sleep(10);
            left = newSince(before);
        }
        assertThat(left).isEmpty();
    }

    private static Set<String> newSince(Set<String> before) throws IOException {
        var found = all();
        found.removeAll(before);
        return found;
    }

    private static Set<String> all() throws IOException {
        var found = new TreeSet<String>();
        try (var processes = Files.list(Path.of("/proc"))) {
            processes
                    .filter(path -> path.getFileName().toString().matches("\\d+"))
                    .filter(Leftovers::isInASandbox)
                    .forEach(path -> found.add("process " + path.getFileName()));
        }
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            files.filter(path -> path.getFileName().toString().startsWith("greenroom-run-"))
                    .forEach(path -> found.add("file " + path));
        }
        Files.readAllLines(Path.of("/proc/mounts")).stream()
                .filter(line -> line.contains("greenroom-run-"))
                .forEach(line -> found.add("mount " + line));
        return found;
    }

    /** One that has ended and waits for the machine's first process to notice is none. */
    private static boolean isInASandbox(Path process) {
        try {
            var owner = Files.getAttribute(process, "unix:uid");
            return List.of(SandboxCommand.STRANGER, OrdinaryUserTest.SOMEBODY).contains(owner)
                    && !Files.readString(process.resolve("stat")).contains(") Z ");
        } catch (IOException _) {
            return false;
        }
    }
}
