package dev.greenroom.running;

import dev.greenroom.running.Standing.Broken;
import dev.greenroom.running.Standing.Holds;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Looks at the sandbox from inside, before any stranger's program does, and at the toolchains that are found there.
 * Nothing is run without a sandbox that has passed. Control groups come on top: {@link CgroupTrial} tests them.
 */
final class SelfTest {

    /** Facts that each say that one of the walls stands. */
    private static final String FACTS = """
            grep -E '^(CapEff|CapBnd|NoNewPrivs|Seccomp):' /proc/self/status | tr '\\t' ' '
            echo "user $(id -u)"
            echo processes $(prlimit --nproc --noheadings --output=HARD)
            echo "network $(sed -n 's/^ *\\(.*\\):.*/\\1/p' /proc/net/dev | tr '\\n' ' ')"
            echo "others $(cd /proc && ls -d [0-9]* | grep -cvE '^(1|2|[0-9]{2})$')"
            for path in /etc/shadow /root /home /var /sys; do [ ! -e $path ] || echo "there is $path"; done
            for path in / /usr /etc /src /dev; do [ ! -w $path ] || echo "can write to $path"; done
            sleep 0.1
            echo "."
            """;

    private static final String AS_THEY_ARE = """
            CapEff: 0000000000000000
            CapBnd: 0000000000000000
            NoNewPrivs: 1
            Seccomp: 2
            user 65534
            processes 64
            network lo\s
            others 0
            .
            """;

    private static final Limits LIMITS =
            Limits.USUAL.within(Duration.ofSeconds(60)).withMemory(1024, 1024);

    private SelfTest() {}

    static Standing of(Sandbox sandbox) {
        var out = new StringBuilder();
        var err = new StringBuilder();
        var job = new Sandbox.Job(FACTS + versions(), Map.of(), "", "", List.of(), LIMITS);
        try {
            var result = sandbox.run(job, (channel, text) -> (channel == Channel.OUT ? out : err).append(text));
            return judge(result, out.toString(), err.toString());
        } catch (IOException e) {
            return notStarted(String.valueOf(e.getMessage()));
        }
    }

    static Standing judge(RunResult result, String out, String err) {
        return switch (result.outcome()) {
            case Outcome.Exited(int code)
            when code == 0 && out.startsWith(AS_THEY_ARE) ->
                result.memory() > 0
                        ? new Holds(found(out.substring(AS_THEY_ARE.length())), false)
                        : new Broken("The memory of programs cannot be seen in /proc, so it would not be limited.");
            case Outcome.Exited(int code)
            when code == 0 ->
                new Broken("The sandbox does not hold: a program in it sees “%s”.".formatted(different(out)));
            case Outcome.Exited _,
                    Outcome.TookTooLong _,
                    Outcome.WroteTooMuch _,
                    Outcome.OutOfMemory _,
                    Outcome.Stopped _,
                    Outcome.NotStarted _ -> notStarted(err);
        };
    }

    private static Broken notStarted(String said) {
        return new Broken("The sandbox did not start: " + firstLine(said) + ". " + advice(said));
    }

    private static String advice(String said) {
        if (said.contains("bwrap: not found")) return "Install the package bubblewrap.";
        if (said.contains("setpriv") || said.contains("prlimit")) return "Install the package util-linux.";
        if (said.contains("amespace") || said.contains("uid map") || said.contains("loopback"))
            return "This machine or its container does not allow user namespaces: docs/self-hosting.md says how to allow them.";
        if (said.contains("nknown option")) return "Install bubblewrap 0.8 or later.";
        return "docs/self-hosting.md says what it needs.";
    }

    private static String different(String out) {
        var expected = AS_THEY_ARE.lines().toList();
        return out.lines()
                .takeWhile(line -> !line.startsWith("@"))
                .filter(line -> !expected.contains(line))
                .collect(Collectors.joining(", "));
    }

    private static String versions() {
        return Language.ALL.stream()
                .map(language ->
                        "said=$({ %s; } 2>&1) && printf '@%s %%s\\n' \"$(printf '%%s' \"$said\" | head -n 1)\"\n"
                                .formatted(language.version(), language.name()))
                .collect(Collectors.joining("", "", "true\n"));
    }

    private static Map<String, String> found(String out) {
        var versions = new HashMap<String, String>();
        out.lines().filter(line -> line.startsWith("@")).forEach(line -> {
            var space = line.indexOf(' ');
            versions.put(line.substring(1, space), line.substring(space + 1).strip());
        });
        return Map.copyOf(versions);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("it said nothing");
    }
}
