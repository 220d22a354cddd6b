package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.greenroom.account.Role;
import dev.greenroom.account.User;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Participant;
import dev.greenroom.interview.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.web.socket.CloseStatus;

/** What becomes of a browser that does not read, or reads slowly. */
class SeatTest {

    private static final Instant NOW = Instant.EPOCH;
    private static final User GRACE = new User("grace@example.com", "Grace Hopper", Role.INTERVIEWER, "", NOW);
    private static final Duration LONG = Duration.ofMinutes(10);

    /** Takes a piece whenever somebody reads one. */
    private static final class Browser implements Seat.Line {

        private final Semaphore reads = new Semaphore(0);
        private final StringBuffer read = new StringBuffer();
        private final CompletableFuture<CloseStatus> closed = new CompletableFuture<>();

        @Override
        public void send(String piece, boolean isLast) {
            reads.acquireUninterruptibly();
            read.append(piece);
            if (isLast) read.append('\n');
        }

        @Override
        public void ping() {}

        @Override
        public void close(CloseStatus status) {
            closed.complete(status);
        }

        CloseStatus awaitClose() {
            return closed.orTimeout(30, TimeUnit.SECONDS).join();
        }
    }

    final Browser browser = new Browser();
    final Interview interview = new Interview("Ada Lovelace", GRACE, NOW);
    final Participant participant = Participant.interviewer(interview, GRACE, NOW);

    @Test
    void whoDoesNotReadIsCutOffWhenTooMuchWaits() {
        var seat = new Seat(browser, participant, null, LONG);
        var message = "x".repeat(Seat.MOST_WAITING / 4);
        for (var sent = 0; sent < 4; sent++) seat.send(message);
        assertThat(seat.isClosing()).isFalse();
        // The first may be on its way by now, and does not wait any more.
        for (var sent = 0; sent < 2; sent++) seat.send(message);
        assertThat(browser.awaitClose()).isEqualTo(CloseCodes.TOO_SLOW);
    }

    @Test
    void whatItIsGreetedWithArrivesHoweverMuchItIs() {
        var seat = new Seat(browser, participant, null, LONG);
        var snapshot = "x".repeat(2 * Seat.MOST_WAITING);
        seat.greet(List.of("welcome", snapshot));
        seat.send("the first event");
        browser.reads.release(10_000);
        await().atMost(Duration.ofSeconds(30)).until(() -> browser.read.indexOf("the first event") >= 0);
        assertThat(browser.read.toString()).isEqualTo("welcome\n" + snapshot + "\nthe first event\n");
        assertThat(browser.closed).isNotDone();
    }

    @Test
    void noPieceEndsBetweenTheHalvesOfACharacter() {
        var seat = new Seat(
                new Seat.Line() {

                    @Override
                    public void send(String piece, boolean isLast) {
                        assertThat(Text.isStorable(piece)).isTrue();
                        browser.send(piece, isLast);
                    }

                    @Override
                    public void ping() {}

                    @Override
                    public void close(CloseStatus status) {
                        browser.close(status);
                    }
                },
                participant,
                null,
                LONG);
        var text = "x" + "😀".repeat(100_000);
        browser.reads.release(10_000);
        seat.send(text);
        seat.close(CloseCodes.FINISHED);
        assertThat(browser.awaitClose()).isEqualTo(CloseCodes.FINISHED);
        assertThat(browser.read.toString()).isEqualTo(text + "\n");
    }

    @Test
    void whoTakesTooLongOverOnePieceIsCutOff() {
        var seat = new Seat(browser, participant, null, Duration.ofMillis(1));
        seat.send("Nobody reads this");
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            seat.cutOffIfDead();
            return browser.closed.isDone();
        });
        assertThat(browser.awaitClose()).isEqualTo(CloseCodes.TOO_SLOW);
    }

    @Test
    void whoReadsALongMessagePieceByPieceIsNot() throws InterruptedException {
        var seat = new Seat(browser, participant, null, Duration.ofMillis(2_000));
        seat.greet(List.of("x".repeat(30 << 16)));
        // Together these take longer than one piece may.
        for (var piece = 0; piece < 30; piece++) {
            Thread.sleep(100);
            browser.reads.release();
            seat.cutOffIfDead();
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> browser.read.indexOf("\n") >= 0);
        assertThat(seat.isClosing()).isFalse();
    }
}
