package dev.greenroom.room;

import com.microsoft.playwright.Page;
import dev.greenroom.ApplicationProcess;
import dev.greenroom.Scene;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Greenroom in a process of its own, with an embedded PostgreSQL, so that both can be ended, and people who type there. */
final class Installation implements AutoCloseable {

    private static final String EMAIL = "grace@greenroom.example";
    private static final String PASSWORD = "compilers are for people";
    private static final Map<String, String> FIRST_ADMIN =
            Map.of("GREENROOM_ADMIN_EMAIL", EMAIL, "GREENROOM_ADMIN_PASSWORD", PASSWORD);

    private final Path dataDir;
    private ApplicationProcess application;

    private Installation(Path dataDir, int port) {
        this.dataDir = dataDir;
        this.application = ApplicationProcess.start(dataDir, port, FIRST_ADMIN);
    }

    static Installation start(Path dataDir) {
        return new Installation(dataDir, ApplicationProcess.freePort());
    }

    /** The process that runs now; after {@link #startAgain} it is another one. */
    ApplicationProcess application() {
        return application;
    }

    /** After its end, on the same data and the same port. */
    void startAgain() {
        startAgain(FIRST_ADMIN);
    }

    /** The same, where people run programs. */
    void startAgainWithPrograms() {
        var environment = new HashMap<>(FIRST_ADMIN);
        environment.put("GREENROOM_PROGRAMS", "true");
        startAgain(environment);
    }

    private void startAgain(Map<String, String> environment) {
        application = ApplicationProcess.start(dataDir, application.port(), environment);
    }

    /** Somebody who is signed in. */
    Visitor interviewer() {
        var grace = new Visitor(application.url());
        grace.signIn(EMAIL, PASSWORD);
        return grace;
    }

    /** The same in a browser that is asked to. */
    static void signIn(Page page) {
        Scene.signIn(page, EMAIL, PASSWORD);
    }

    /** Something that happens to the people who type. */
    interface Troubles {
        void happenTo(Ordeal ordeal) throws Exception;
    }

    /** Two people type through the troubles and lose nothing by it. Returns the finished interview's recording. */
    ReplayedRecording peopleType(String name, Troubles troubles) throws Exception {
        try (var grace = interviewer();
                var ada = new Visitor(application.url())) {
            var interview = grace.createInterview("Ada Lovelace");
            ada.takeCandidateSeat(interview, "Ada Lovelace");
            grace.takeInterviewerSeat(interview);
            var seed = SimulatedRooms.seed(name);
            try (var adas = client("ada", ada, interview, seed).join();
                    var graces = client("grace", grace, interview, seed).join()) {
                var ordeal = new Ordeal(name, seed, adas, graces);
                ordeal.typeThrough(() -> troubles.happenTo(ordeal));
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

    @Override
    public void close() {
        application.close();
    }
}
