package dev.greenroom.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.greenroom.running.Outcome.Exited;
import dev.greenroom.running.Outcome.OutOfMemory;
import dev.greenroom.running.Outcome.Stopped;
import dev.greenroom.running.Outcome.TookTooLong;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CgroupTrialTest {

    static final Limits LONG = Limits.USUAL.within(Duration.ofSeconds(60));

    final StringBuilder out = new StringBuilder();

    @Test
    void aGroupThatLimitsNothingIsNotReliedOn(@TempDir Path noKernel) throws Exception {
        Files.writeString(noKernel.resolve("cgroup.procs"), "");
        var groups = new Cgroups(noKernel, ProcessHandle.current().pid());
        assertThatThrownBy(() -> CgroupTrial.passedBy(Tries.sandbox(), groups))
                .isInstanceOf(Cgroups.Unavailable.class)
                .hasMessage("a cgroup that was tried did not limit memory");
    }

    /** All in one, as one kernel in many lets us. */
    @Test
    void theKernelLimitsCountsAndEndsThemTogether() throws Exception {
        var sandbox = delegated();
        memoryOfManyIsCountedTogether(sandbox);
        filesAreCounted(sandbox);
        whatForksShareIsCountedOnce(sandbox);
        forksEnd(sandbox);
        stoppedAndLateItEnds(sandbox);
        assertThat(left()).isEmpty();
    }

    private void memoryOfManyIsCountedTogether(Sandbox sandbox) throws IOException {
        var one = "import time; kept = b'x' * (60 << 20); time.sleep(60)";
        var many = "for i in 1 2 3 4 5; do python3 -c \"%s\" & done; wait; echo survived".formatted(one);
        var result = run(sandbox, many);
        assertThat(result.outcome()).isEqualTo(new OutOfMemory(LONG.memory()));
        assertThat(result.memory()).isEqualTo(LONG.memory());
        assertThat(out.toString()).isEmpty();
    }

    private void filesAreCounted(Sandbox sandbox) throws IOException {
        var files = "for i in 1 2 3; do yes | head -c 20000000 > /tmp/$i; done; sleep 0.5";
        var result = run(sandbox, files);
        assertThat(result.outcome()).isEqualTo(new Exited(0));
        assertThat(result.memory()).isBetween(60_000_000L, 80_000_000L);
    }

    private void whatForksShareIsCountedOnce(Sandbox sandbox) throws IOException {
        var shared = """
                exec python3 -c '
                import os, time
                kept = b"x" * (100 << 20)
                for _ in range(4):
                    if os.fork() == 0:
                        time.sleep(0.5)
                        os._exit(0)
                time.sleep(1)'
                """;
        assertThat(run(sandbox, shared).outcome()).isEqualTo(new Exited(0));
    }

    private void forksEnd(Sandbox sandbox) throws IOException {
        var result = run(sandbox, "f() { f | f & }; f; sleep 1; setsid sleep 600 > /dev/null 2>&1 &");
        assertThat(result.outcome()).isInstanceOf(Exited.class);
    }

    private void stoppedAndLateItEnds(Sandbox sandbox) throws IOException {
        var stop = new AtomicReference<Runnable>();
        var job = job("setsid sleep 600 & echo here; sleep 600", LONG);
        var stopped = sandbox.run(job, (_, _) -> stop.get().run(), stop::set);
        assertThat(stopped.outcome()).isEqualTo(new Stopped());
        var late = sandbox.run(job("setsid sleep 600 & sleep 600", LONG.within(Duration.ofSeconds(2))), (_, _) -> {});
        assertThat(late.outcome()).isEqualTo(new TookTooLong(Duration.ofSeconds(2)));
    }

    private RunResult run(Sandbox sandbox, String script) throws IOException {
        out.setLength(0);
        return sandbox.run(job(script, LONG), (channel, text) -> {
            if (channel == Channel.OUT) out.append(text);
        });
    }

    private static Sandbox.Job job(String script, Limits limits) {
        return new Sandbox.Job(script, Map.of(), "", "", List.of(), limits);
    }

    private static Sandbox delegated() throws Exception {
        var sandbox = Tries.sandbox();
        try {
            return CgroupTrial.passedBy(sandbox, Cgroups.ofThisProcess());
        } catch (Cgroups.Unavailable e) {
            return abort("Control groups are tested where one is delegated to the tests; here " + e.getMessage() + ".");
        }
    }

    private static List<Path> left() throws Exception {
        try (var groups = Files.list(Delegation.ofThisProcess())) {
            return groups.filter(path -> path.getFileName().toString().startsWith("run-"))
                    .toList();
        }
    }
}
