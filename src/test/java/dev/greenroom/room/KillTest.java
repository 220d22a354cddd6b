package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.greenroom.MortalBrowser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The application and its PostgreSQL end while people type, by SIGKILL and in order: whatever had a receipt is in the
 * recording, and nothing is there twice.
 */
@Tag("long")
class KillTest {

    private static final int KILLS = 1;

    @TempDir
    static Path dataDir;

    static Installation greenroom;

    @BeforeAll
    static void start() {
        greenroom = Installation.start(dataDir);
    }

    @AfterAll
    static void stop() {
        greenroom.close();
    }

    @Test
    void losesNothingWhenTheApplicationIsKilled() throws Exception {
        var recording = survives(
                "SIGKILL of the application",
                KILLS,
                () -> greenroom.application().kill(),
                greenroom::startAgain);
        assertThat(recording.types().stream().filter("interrupted"::equals)).hasSize(KILLS);
    }

    @Test
    void leavesNoProgramRunningAndSaysThatTheRunWasLost() throws Exception {
        assumeTrue("required".equals(System.getenv("GREENROOM_SANDBOX")), "There may be no sandbox on this machine.");
        greenroom.application().stop();
        greenroom.startAgainWithPrograms();
        try (var grace = greenroom.interviewer();
                var ada = new Visitor(greenroom.application().url())) {
            var interview = grace.createInterview("Ada Lovelace");
            ada.takeCandidateSeat(interview, "Ada Lovelace");
            grace.takeInterviewerSeat(interview);
            var mark = "run-of-" + interview.id();
            long seq;
            try (var his = connect(ada, interview).hello()) {
                while (!his.await("running").get("languages").toString().contains("python")) {
                    // The sandbox is still being tested; another message says when that is over.
                }
                his.send(Programs.edit("a", 1, "f1", 0, "import time\nprint('here', flush=True)\ntime.sleep(300)"));
                his.send(Programs.run("a", 2, mark));
                seq = his.awaitEvent("run-output").get("seq").asLong();
            }
            assertThat(processes(mark)).isNotEmpty();

            greenroom.application().kill();
            await().atMost(Duration.ofSeconds(30)).until(() -> processes(mark).isEmpty());
            greenroom.startAgain();
            try (var his = connect(ada, interview).hello(seq)) {
                var ended = his.awaitEvent("run-ended");
                assertThat(ended.get("outcome").asString()).isEqualTo("lost");
            }
            grace.finish(interview);
            assertThat(new ReplayedRecording(grace.recording(interview)).types())
                    .containsSubsequence("run-started", "run-output", "interrupted", "run-ended", "finished");
        }
    }

    private static RawClient connect(Visitor visitor, Visitor.Created interview) {
        return RawClient.open(visitor.socket(interview).toString(), visitor.cookies(interview));
    }

    /** Those that have that word among their arguments: the sandbox and what is in it. */
    private static List<Path> processes(String word) throws IOException {
        try (var all = Files.list(Path.of("/proc"))) {
            return all.filter(path -> path.getFileName().toString().matches("\\d+"))
                    .filter(path -> hasArgument(path, word))
                    .toList();
        }
    }

    private static boolean hasArgument(Path process, String word) {
        try {
            return List.of(Files.readString(process.resolve("cmdline")).split("\0"))
                    .contains(word);
        } catch (IOException _) {
            return false; // ended just now
        }
    }

    @Test
    void losesNoWordOfAScorecardThatIsBeingWritten(@TempDir Path profiles) {
        try (var grace = greenroom.interviewer()) {
            var interview = grace.createInterview("Ada Lovelace");
            grace.takeInterviewerSeat(interview);
            try (var killed = MortalBrowser.open(
                    profiles.resolve("one"), greenroom.application().url())) {
                var evidence = evidence(killed.page(), interview);
                evidence.pressSequentially("Asks first");
                isSaved(killed.page());
                killed.kill();
            }
            try (var another = MortalBrowser.open(
                    profiles.resolve("two"), greenroom.application().url())) {
                var page = another.page();
                var evidence = evidence(page, interview);
                holds(evidence, "Asks first");
                evidence.press("End");
                evidence.pressSequentially(", then writes");
                isSaved(page);
                greenroom.application().kill();
                evidence.pressSequentially(", and tests");
                page.getByText("Not saved yet: the server cannot be reached.").waitFor();
                greenroom.startAgain();
                isSaved(page);
                page.reload();
                holds(evidence, "Asks first, then writes, and tests");
            }
        }
    }

    /** The first of the form, in a browser that nobody is signed in to yet. */
    private static Locator evidence(Page page, Visitor.Created interview) {
        page.navigate("/interviews/" + interview.id() + "/feedback");
        Installation.signIn(page);
        return page.getByLabel("Evidence for Problem solving");
    }

    private static void isSaved(Page page) {
        page.locator(".scorecard-form[data-state=saved]").waitFor();
    }

    private static void holds(Locator field, String words) {
        field.page().waitForCondition(() -> field.inputValue().equals(words));
    }

    @Test
    void losesNothingWhenTheApplicationIsStartedAgainInOrder() throws Exception {
        survives("restart of the application", 1, () -> greenroom.application().stop(), greenroom::startAgain);
    }

    @Test
    void losesNothingWhenPostgresqlIsKilled() throws Exception {
        survives(
                "SIGKILL of PostgreSQL",
                1,
                () -> greenroom.application().postgres().forEach(ProcessHandle::destroyForcibly),
                () -> {});
    }

    @Test
    void losesNothingWhenPostgresqlIsStartedAgainInOrder() throws Exception {
        survives("restart of PostgreSQL", 1, KillTest::stopPostgresql, () -> {});
    }

    /** What {@code pg_ctl stop} asks for: end everybody's sessions and write everything out. */
    private static void stopPostgresql() throws Exception {
        var pid = String.valueOf(greenroom.application().postmaster().pid());
        new ProcessBuilder("kill", "-INT", pid).inheritIO().start().waitFor();
    }

    private ReplayedRecording survives(String name, int times, Ordeal.Trouble end, Ordeal.Trouble begin)
            throws Exception {
        return greenroom.peopleType(name, ordeal -> {
            for (var time = 0; time < times; time++) {
                ordeal.strike(() -> ordeal.awaitCutOff(end));
                begin.happen();
                ordeal.awaitReceipts();
            }
        });
    }
}
