package dev.greenroom.running;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs things in the real sandbox. Where there is none, its tests are skipped, unless {@code GREENROOM_SANDBOX=required}. */
final class Tries {

    static final Limits SHORT = Limits.USUAL.within(Duration.ofSeconds(1));

    private static final boolean MAY_MAKE_NAMESPACES = mayMakeNamespaces();

    /** What came of it. */
    record Tried(RunResult result, String out, String err) {

        Outcome outcome() {
            return result.outcome();
        }
    }

    private Tries() {}

    static Sandbox sandbox() {
        var isThere = Stream.of("/usr/bin/bwrap", "/usr/local/bin/bwrap", "/bin/bwrap")
                .anyMatch(path -> Files.isExecutable(Path.of(path)));
        var sentence = "There is no bwrap on this machine: install bubblewrap to have the sandbox tested.";
        var isRequired = "required".equals(System.getenv("GREENROOM_SANDBOX"));
        if (!isThere && isRequired) fail(sentence);
        assumeTrue(isThere, sentence);
        assumeTrue(isRequired || MAY_MAKE_NAMESPACES, "This kernel or container lets nobody make a user namespace.");
        try {
            return Sandbox.ofThisMachine();
        } catch (Sandbox.Unavailable e) {
            return fail(e);
        }
    }

    private static boolean mayMakeNamespaces() {
        try {
            var tried = new ProcessBuilder("unshare", "--user", "--map-root-user", "true").start();
            return tried.waitFor() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static Tried sh(String script) {
        return sh(SHORT, script);
    }

    static Tried sh(Limits limits, String script) {
        return run(new Sandbox.Job(script, Map.of(), "", "", List.of(), limits));
    }

    static Tried python(String source) {
        return python(SHORT, source);
    }

    static Tried python(Limits limits, String source) {
        return run(job("exec python3 \"$entry\" \"$@\"", Map.of("main.py", source), limits));
    }

    static Tried c(String source) {
        return run(job(
                "gcc -w -o /tmp/program \"$entry\" && exec /tmp/program",
                Map.of("main.c", source),
                SHORT.within(Duration.ofSeconds(3))));
    }

    static Sandbox.Job job(String script, Map<String, String> files, Limits limits) {
        return new Sandbox.Job(
                script, new LinkedHashMap<>(files), files.keySet().iterator().next(), "", List.of(), limits);
    }

    static Tried run(Sandbox.Job job) {
        var out = new StringBuilder();
        var err = new StringBuilder();
        try {
            var result = sandbox().run(job, (channel, text) -> (channel == Channel.OUT ? out : err).append(text));
            return new Tried(result, out.toString(), err.toString());
        } catch (IOException e) {
            return fail(e);
        }
    }
}
