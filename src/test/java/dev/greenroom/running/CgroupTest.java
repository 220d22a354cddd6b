package dev.greenroom.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.running.Outcome.Exited;
import dev.greenroom.running.Outcome.OutOfMemory;
import dev.greenroom.running.Outcome.Stopped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The real sandbox in a folder that looks like a control group. */
class CgroupTest {

    @TempDir
    Path path;

    @RegisterExtension
    final Leftovers leftovers = new Leftovers();

    final StringBuilder out = new StringBuilder();

    @Test
    void theSandboxJoinsTheGroupBeforeTheProgramStarts() throws Exception {
        kernel("memory.stat", "anon 4096\nfile 999999\nshmem 8192\nanon_thp 77\n");
        assertThat(run("echo hello; sleep 0.2")).isEqualTo(new Exited(0));
        assertThat(out.toString()).isEqualTo("hello\n");
        assertThat(path.resolve("cgroup.procs")).hasContent("0");
    }

    @Test
    void withoutItsGroupNothingRuns() throws Exception {
        Files.createDirectory(path.resolve("cgroup.procs"));
        assertThat(run("echo hello")).isNotEqualTo(new Exited(0));
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void theKernelSaysWhatWasTheEndOfIt() throws Exception {
        kernel("memory.events", "low 0\noom 1\noom_kill 3\noom_group_kill 1\n");
        assertThat(run("exit 137")).isEqualTo(new OutOfMemory(Limits.USUAL.memory()));
    }

    @Test
    void whereTheWholeMachineHasNoMoreTheProgramDidNotTakeTooMuch() throws Exception {
        kernel("memory.events", "low 0\noom 0\noom_kill 3\noom_group_kill 0\n");
        assertThat(run("exit 137")).isEqualTo(new Exited(137));
    }

    @Test
    void stoppedTheGroupIsEnded() throws Exception {
        var stop = new AtomicReference<Runnable>();
        var result = Tries.sandbox()
                .run(
                        job("echo here; sleep 60"),
                        new Cgroup(path),
                        (_, _) -> stop.get().run(),
                        stop::set);
        assertThat(result.outcome()).isEqualTo(new Stopped());
        assertThat(path.resolve("cgroup.kill")).hasContent("1");
    }

    @Test
    void itsMemoryIsWhatTheProgramHasWritten() throws IOException {
        kernel("memory.stat", "anon 4096\nfile 999999\nshmem 8192\nanon_thp 77\n");
        assertThat(new Cgroup(path).memory()).isEqualTo(4096 + 8192);
    }

    private void kernel(String file, String text) throws IOException {
        Files.writeString(path.resolve(file), text);
    }

    private Outcome run(String script) throws IOException {
        return Tries.sandbox()
                .run(
                        job(script),
                        new Cgroup(path),
                        (channel, text) -> {
                            if (channel == Channel.OUT) out.append(text);
                        },
                        _ -> {})
                .outcome();
    }

    private static Sandbox.Job job(String script) {
        return new Sandbox.Job(script, Map.of(), "", "", List.of(), Limits.USUAL.within(Duration.ofSeconds(30)));
    }
}
