package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.ApplicationProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL while people type: whatever had a receipt is in the recording, and nothing is there twice. */
@Tag("long")
class KillTest {

    private static final int KILLS = 5;

    private static final String EMAIL = "grace@greenroom.example";
    private static final String PASSWORD = "compilers are for people";
    private static final Map<String, String> FIRST_ADMIN =
            Map.of("GREENROOM_ADMIN_EMAIL", EMAIL, "GREENROOM_ADMIN_PASSWORD", PASSWORD);

    /** Some milliseconds each way, so that something is nearly always on its way. */
    private static final Line LINE = new Line(0, 4, 0, 0);

    /** What somebody types on while there is no server, at most; then they look up. */
    private static final int MOST_WAITING = 300;

    /** How many changes had a receipt when the application was killed, how many had none, and had those been sent. */
    private record Tally(int acknowledged, int unacknowledged, int sent) {

        static Tally of(SimulatedClient client) {
            synchronized (client) {
                return new Tally(acknowledgedBy(client), client.waiting(), client.onTheirWay());
            }
        }

        Tally plus(Tally other) {
            return new Tally(
                    acknowledged + other.acknowledged, unacknowledged + other.unacknowledged, sent + other.sent);
        }
    }

    @TempDir
    Path dataDir;

    private final Random chance = new Random(SimulatedRooms.seed("kill -9"));
    private ApplicationProcess application;
    private volatile boolean typing = true;

    @Test
    void losesNothingThatHadAReceipt() throws InterruptedException {
        application = ApplicationProcess.start(dataDir, ApplicationProcess.freePort(), FIRST_ADMIN);
        try (var grace = new Visitor(application.url());
                var ada = new Visitor(application.url())) {
            grace.signIn(EMAIL, PASSWORD);
            var interview = grace.createInterview("Ada Lovelace");
            ada.takeCandidateSeat(interview, "Ada Lovelace");
            grace.takeInterviewerSeat(interview);
            try (var adas = client("ada", ada, interview).join();
                    var graces = client("grace", grace, interview).join()) {
                var clients = List.of(adas, graces);
                var tallies = killWhileTheyType(clients);
                adas.awaitSeq(graces.seq());
                graces.awaitSeq(adas.seq());
                var texts = clients.stream().map(SimulatedClient::text).toList();
                clients.forEach(SimulatedClient::close);
                grace.finish(interview);

                var recording = new ReplayedRecording(grace.recording(interview));
                var lost = clients.stream()
                        .mapToInt(client -> lost(client, recording))
                        .sum();
                var tally = tallies.stream().reduce(Tally::plus).orElseThrow();
                System.out.printf(
                        "killed %d times: %d acknowledged by then, %d unacknowledged, %d of them on their way; %d lost; "
                                + "%d edits recorded at the end, each once%n",
                        KILLS,
                        tallies.getLast().acknowledged,
                        tally.unacknowledged,
                        tally.sent,
                        lost,
                        recording.edits().size());
                assertThat(tally.sent).as("edits on their way at a kill").isPositive();
                assertThat(lost).isZero();
                assertThat(texts).containsOnly(recording.text());
                assertThat(recording.edits())
                        .hasSize(clients.stream()
                                .mapToInt(KillTest::acknowledgedBy)
                                .sum());
                assertThat(recording.types().stream().filter("interrupted"::equals))
                        .hasSize(KILLS);
            }
        } finally {
            application.close();
        }
    }

    private SimulatedClient client(String name, Visitor visitor, Visitor.Created interview) {
        var random = new Random(chance.nextLong());
        return new SimulatedClient(name, visitor.socket(interview), visitor.cookies(interview), LINE, random);
    }

    private List<Tally> killWhileTheyType(List<SimulatedClient> clients) throws InterruptedException {
        var tallies = new ArrayList<Tally>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var typists = clients.stream()
                    .map(client -> {
                        var typist = new RandomTypist(chance.nextLong());
                        return CompletableFuture.runAsync(() -> type(client, typist), executor);
                    })
                    .toList();
            try {
                for (var kill = 0; kill < KILLS; kill++) {
                    clients.forEach(KillTest::awaitReceipts);
                    Thread.sleep(chance.nextInt(1_500));
                    tallies.add(kill(clients));
                    application = ApplicationProcess.start(dataDir, application.port(), FIRST_ADMIN);
                }
            } finally {
                typing = false;
            }
            typists.forEach(CompletableFuture::join);
        }
        clients.forEach(client -> client.awaitWaiting(0));
        return tallies;
    }

    private void type(SimulatedClient client, RandomTypist typist) {
        while (typing) {
            typist.type(client, 1, 8);
            client.awaitWaiting(MOST_WAITING);
        }
    }

    private Tally kill(List<SimulatedClient> clients) {
        var before = clients.stream().map(SimulatedClient::reconnects).toList();
        application.kill();
        var tally = new Tally(0, 0, 0);
        for (var i = 0; i < clients.size(); i++) {
            var client = clients.get(i);
            var connections = before.get(i);
            client.await(() -> client.reconnects() > connections, "the end of its connection");
            tally = tally.plus(Tally.of(client));
        }
        return tally;
    }

    /** Waits until it really is at work again, however long a cold start takes. */
    private static void awaitReceipts(SimulatedClient client) {
        var before = client.receipts().size();
        client.await(() -> client.receipts().size() > before + 3, "receipts after a start");
    }

    private static int acknowledgedBy(SimulatedClient client) {
        return client.receipts().stream()
                .mapToInt(SimulatedClient.Receipt::changes)
                .sum();
    }

    /** Changes with a receipt that the recording does not hold. */
    private static int lost(SimulatedClient client, ReplayedRecording recording) {
        return client.receipts().stream()
                .mapToInt(receipt -> receipt.changes() - recorded(client, receipt.n(), recording))
                .sum();
    }

    private static int recorded(SimulatedClient client, int n, ReplayedRecording recording) {
        return (int)
                recording.editsOf(client).stream().filter(edit -> edit.n() == n).count();
    }
}
