package dev.greenroom.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.running.Outcome.Exited;
import dev.greenroom.running.Outcome.NotStarted;
import dev.greenroom.running.Outcome.Reason;
import dev.greenroom.running.Outcome.Stopped;
import dev.greenroom.running.Standing.Broken;
import dev.greenroom.running.Standing.Holds;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LocalRunnerTest {

    static final UUID ADAS = UUID.randomUUID();

    final List<Object> published = new CopyOnWriteArrayList<>();
    final LocalRunner runner = new LocalRunner(published::add, true);
    final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @AfterEach
    void end() throws InterruptedException {
        runner.destroy();
    }

    @Test
    void nothingRunsBeforeTheSandboxHasBeenTested() throws Exception {
        assertThat(runner.state()).isEqualTo(CodeRunner.State.UNTRIED);
        assertThat(runner.languages()).isEmpty();
        runner.start(ADAS, shell("echo hello"), new Ear());
        assertThat(next()).isEqualTo(new NotStarted(Reason.NO_SANDBOX).toString());
    }

    @Test
    void whoWantsNoProgramsHasNone() throws Exception {
        var unwanted = new LocalRunner(published::add, false);
        unwanted.test();
        awaitNews();
        assertThat(unwanted.state()).isEqualTo(CodeRunner.State.NO_SANDBOX);
        assertThat(unwanted.standing().toString()).contains("GREENROOM_PROGRAMS=false");
        unwanted.start(ADAS, shell("echo hello"), new Ear());
        assertThat(next()).isEqualTo(new NotStarted(Reason.NO_SANDBOX).toString());
        unwanted.destroy();
    }

    @Test
    void whatIsWrittenIsHeardInOrder() throws Exception {
        test();
        assertThat(runner.state()).isEqualTo(CodeRunner.State.READY);
        assertThat(runner.languages()).contains("python", "shell");
        runner.start(ADAS, shell("echo hello; sleep 0.2; echo oh >&2; exit 3"), new Ear());
        assertThat(next()).isEqualTo("started");
        assertThat(next()).isEqualTo("OUT hello\n");
        assertThat(next()).isEqualTo("ERR oh\n");
        assertThat(next()).isEqualTo(new Exited(3).toString());
        assertThat(heard).isEmpty();
    }

    @Test
    void aNameThatIsTooLongForAFileIsNoHindrance() throws Exception {
        test();
        var files = new LinkedHashMap<>(Map.of(FileNamesTest.LONG + ".sh", "echo hello"));
        runner.start(ADAS, new Program("shell", files, "", List.of()), new Ear());
        assertThat(next()).isEqualTo("started");
        assertThat(next()).isEqualTo("OUT hello\n");
    }

    @Test
    void stoppedWhileItRunsOrWaitsItEnds() throws Exception {
        test();
        var first = runner.start(ADAS, shell("echo here; sleep 60"), new Ear());
        assertThat(next()).isEqualTo("started");
        assertThat(next()).isEqualTo("OUT here\n");
        var second = runner.start(ADAS, shell("echo never"), new Ear());
        assertThat(next()).isEqualTo("waiting 0");
        second.stop();
        assertThat(next()).isEqualTo(new Stopped().toString());
        first.stop();
        assertThat(next()).isEqualTo(new Stopped().toString());
        first.stop();
        assertThat(heard).isEmpty();
    }

    @Test
    void whatIsNotInstalledIsRefused() throws Exception {
        test();
        runner.start(ADAS, new Program("cobol", files("hello"), "", List.of()), new Ear());
        assertThat(next()).isEqualTo(new NotStarted(Reason.NO_LANGUAGE).toString());
    }

    @Test
    void aToolchainThatIsMissingIsNotFound() {
        var script = new StringBuilder("PATH=/nowhere JDK=/nowhere\n");
        Language.ALL.forEach(language -> script.append("{ ")
                .append(language.version())
                .append("; } > /dev/null 2>&1 && echo ")
                .append(language.name())
                .append("\n"));
        assertThat(Tries.sh(script + "echo end").out()).isEqualTo("end\n");
    }

    @Test
    void aSandboxWithAHoleIsNone() {
        var fine = new RunResult(new Exited(0), Duration.ZERO, 1);
        assertThat(SelfTest.judge(fine, "CapEff: 000001ffffffffff\nuser 0\n", ""))
                .isEqualTo(new Broken(
                        "The sandbox does not hold: a program in it sees “CapEff: 000001ffffffffff, user 0”."));
        var none = new RunResult(new Exited(127), Duration.ZERO, 0);
        assertThat(SelfTest.judge(none, "", "sh: 1: exec: bwrap: not found\n"))
                .isEqualTo(new Broken(
                        "The sandbox did not start: sh: 1: exec: bwrap: not found. Install the package bubblewrap."));
        var refused = new RunResult(new Exited(1), Duration.ZERO, 0);
        assertThat(SelfTest.judge(refused, "", "bwrap: No permissions to create new namespace\n"))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.why()).contains("user namespace"));
    }

    private void test() throws InterruptedException {
        Tries.sandbox();
        runner.test();
        awaitNews();
        assertThat(runner.standing()).isInstanceOf(Holds.class);
    }

    private void awaitNews() throws InterruptedException {
        for (var look = 0; look < 3000 && published.isEmpty(); look++) Thread.sleep(10);
        assertThat(published).containsExactly(new RunnerChanged());
    }

    private String next() throws InterruptedException {
        return heard.poll(30, TimeUnit.SECONDS);
    }

    private static Program shell(String text) {
        return new Program("shell", files(text), "", List.of());
    }

    private static LinkedHashMap<String, String> files(String text) {
        return new LinkedHashMap<>(Map.of("main.sh", text));
    }

    private final class Ear implements CodeRunner.Listener {

        @Override
        public void waiting(int others) {
            heard.add("waiting " + others);
        }

        @Override
        public void started() {
            heard.add("started");
        }

        @Override
        public void output(Channel channel, String text) {
            heard.add(channel + " " + text);
        }

        @Override
        public void ended(RunResult result) {
            heard.add(result.outcome().toString());
        }
    }
}
