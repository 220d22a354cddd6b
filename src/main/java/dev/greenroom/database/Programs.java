package dev.greenroom.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Runs PostgreSQL's own programs. They refuse to run as root, so for root they run in a user namespace without its
 * rights. They see nothing of our environment: it may hold passwords, and {@code PG...} variables that mislead them.
 */
final class Programs {

    /** What a program said, and whether it did what it should. */
    record Outcome(boolean success, String output) {

        /** For steps that have no reason to fail. */
        String orThrow(String what) throws IOException {
            if (!success) throw new IOException(what + " failed: " + output);
            return output;
        }
    }

    private static final Set<String> KEPT = Set.of("PATH", "SystemRoot", "TEMP", "TMP");

    private final Path home;
    private final List<String> asSomeoneElse;

    Programs(Path home) throws IOException {
        this.home = home;
        this.asSomeoneElse = isRoot() ? List.of("unshare", "--user") : List.of();
        if (isRoot() && !start(List.of("unshare", "--user", "true"), "").success())
            throw new StartRefused(
                    "PostgreSQL does not run as root, and this machine allows no user namespace: start Greenroom as an ordinary user, or set SPRING_DATASOURCE_URL.");
    }

    /** Whether the file that a process runs is one of ours, of this or of an earlier version. */
    boolean contain(Path program) {
        return program.startsWith(home.getParent());
    }

    Outcome run(String program, String... arguments) throws IOException {
        return run(program, List.of(arguments), "");
    }

    /** Runs to its end; only what must not be on the command line, where others can read it, goes through {@code input}. */
    Outcome run(String program, List<String> arguments, String input) throws IOException {
        var command = new ArrayList<>(asSomeoneElse);
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return start(command, input);
    }

    private static Outcome start(List<String> command, String input) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().retainAll(KEPT);
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC");
        var process = builder.start();
        try {
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor() == 0, output.strip());
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while " + command.getLast() + " ran", e);
        }
    }

    private static boolean isRoot() throws IOException {
        var self = Path.of("/proc/self");
        return Files.exists(self) && Files.getAttribute(self, "unix:uid").equals(0);
    }
}
