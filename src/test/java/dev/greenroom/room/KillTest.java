package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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

    private static final int KILLS = 3;

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
    void losesNothingWhenTheApplicationIsStartedAgainInOrder() throws Exception {
        survives("restart of the application", 1, () -> greenroom.application().stop(), greenroom::startAgain);
    }

    @Test
    void losesNothingWhenPostgresqlIsKilled() throws Exception {
        survives(
                "SIGKILL of PostgreSQL",
                2,
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
