package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.ApplicationProcess;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
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

    private static final String EMAIL = "grace@greenroom.example";
    private static final String PASSWORD = "compilers are for people";
    private static final Map<String, String> FIRST_ADMIN =
            Map.of("GREENROOM_ADMIN_EMAIL", EMAIL, "GREENROOM_ADMIN_PASSWORD", PASSWORD);

    @TempDir
    static Path dataDir;

    static ApplicationProcess application;

    @BeforeAll
    static void start() {
        application = ApplicationProcess.start(dataDir, ApplicationProcess.freePort(), FIRST_ADMIN);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void losesNothingWhenTheApplicationIsKilled() throws Exception {
        var recording = survives("SIGKILL of the application", KILLS, () -> application.kill(), KillTest::startAgain);
        assertThat(recording.types().stream().filter("interrupted"::equals)).hasSize(KILLS);
    }

    @Test
    void losesNothingWhenTheApplicationIsStartedAgainInOrder() throws Exception {
        survives("restart of the application", 1, () -> application.stop(), KillTest::startAgain);
    }

    @Test
    void losesNothingWhenPostgresqlIsKilled() throws Exception {
        survives(
                "SIGKILL of PostgreSQL",
                2,
                () -> application.postgres().forEach(ProcessHandle::destroyForcibly),
                () -> {});
    }

    @Test
    void losesNothingWhenPostgresqlIsStartedAgainInOrder() throws Exception {
        survives("restart of PostgreSQL", 1, KillTest::stopPostgresql, () -> {});
    }

    private static void startAgain() {
        application = ApplicationProcess.start(dataDir, application.port(), FIRST_ADMIN);
    }

    /** What {@code pg_ctl stop} asks for: end everybody's sessions and write everything out. */
    private static void stopPostgresql() throws Exception {
        var pid = String.valueOf(application.postmaster().pid());
        new ProcessBuilder("kill", "-INT", pid).inheritIO().start().waitFor();
    }

    private ReplayedRecording survives(String name, int times, Ordeal.Trouble end, Ordeal.Trouble begin)
            throws Exception {
        try (var grace = new Visitor(application.url());
                var ada = new Visitor(application.url())) {
            grace.signIn(EMAIL, PASSWORD);
            var interview = grace.createInterview("Ada Lovelace");
            ada.takeCandidateSeat(interview, "Ada Lovelace");
            grace.takeInterviewerSeat(interview);
            var seed = SimulatedRooms.seed(name);
            try (var adas = client("ada", ada, interview, seed).join();
                    var graces = client("grace", grace, interview, seed).join()) {
                var ordeal = new Ordeal(name, seed, adas, graces);
                ordeal.typeThrough(() -> {
                    for (var time = 0; time < times; time++) {
                        ordeal.strike(() -> ordeal.awaitCutOff(end));
                        begin.happen();
                        ordeal.awaitReceipts();
                    }
                });
                grace.finish(interview);
                var recording = new ReplayedRecording(grace.recording(interview));
                ordeal.requireNothingLost(recording);
                return recording;
            }
        }
    }

    private static SimulatedClient client(String name, Visitor visitor, Visitor.Created interview, long seed) {
        var socket = visitor.socket(interview);
        return new SimulatedClient(name, socket, visitor.cookies(interview), Ordeal.LINE, new Random(seed));
    }
}
