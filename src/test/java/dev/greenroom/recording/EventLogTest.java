package dev.greenroom.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.GreenroomTest;
import dev.greenroom.recording.RoomEvent.Said;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One log for all rooms: what happens to the others when one room's events are refused. */
@GreenroomTest
class EventLogTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    EventLog eventLog;

    @Autowired
    Recordings recordings;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    JdbcConnectionDetails details;

    @Autowired
    LogConnection connection;

    final UUID atFault = UUID.randomUUID();
    final UUID innocent = UUID.randomUUID();
    final List<Exception> failures = new CopyOnWriteArrayList<>();
    final List<String> told = Collections.synchronizedList(new ArrayList<>());

    @Test
    void aRefusedBatchFailsTheRoomAtFaultAlone() {
        var current = eventLog.open(atFault, 0, 0, clock, failures::add);
        append(current, "first");
        current.awaitCommits(PATIENCE);
        var stale = eventLog.open(atFault, 0, 0, clock, failures::add);
        var other = eventLog.open(innocent, 0, 0, clock, failures::add);

        inOneBatch(() -> {
            append(other, "one");
            append(stale, "refused");
            append(other, "two");
            append(stale, "refused with it");
            append(other, "three");
        });
        other.awaitCommits(PATIENCE);

        assertThatThrownBy(() -> stale.awaitCommits(PATIENCE)).isInstanceOf(LogUnavailable.class);
        assertThat(failures).hasSize(1);
        assertThat(told).containsExactlyInAnyOrder("first", "one", "two", "three");
        assertThat(told.subList(1, 4)).as("in order").containsExactly("one", "two", "three");
        assertThat(seqs(innocent)).containsExactly(1L, 2L, 3L);
        assertThat(seqs(atFault)).containsExactly(1L);

        append(stale, "after its failure");
        append(current, "second");
        current.awaitCommits(PATIENCE);
        assertThat(seqs(atFault)).as("the failed one leaves no gap").containsExactly(1L, 2L);
        assertThat(told).doesNotContain("after its failure").endsWith("second");
    }

    @Test
    void aPoisonedEventDisturbsNoneOfFiftyOtherRooms() {
        var poisoned = eventLog.open(atFault, 0, 0, clock, failures::add);
        jdbc.sql("insert into recorded_event (interview_id, seq, at, type, payload) values (?, 1, 0, 'said', '{}')")
                .param(atFault)
                .update();
        var others = Stream.generate(UUID::randomUUID).limit(50).toList();
        inOneBatch(() -> {
            append(poisoned, "refused");
            for (var other : others) {
                var channel = eventLog.open(other, 0, 0, clock, failures::add);
                for (var n = 1; n <= 3; n++) append(channel, "unharmed");
            }
            append(poisoned, "refused with it");
        });
        eventLog.open(innocent, 0, 0, clock, failures::add).awaitCommits(PATIENCE);

        System.out.printf("poisoned event: %d acknowledged, %d rooms failed%n", told.size(), failures.size());
        assertThat(failures).hasSize(1);
        assertThat(told).hasSize(150).containsOnly("unharmed");
        assertThat(others).allMatch(other -> seqs(other).equals(List.of(1L, 2L, 3L)));
    }

    @Test
    void aRoomIsBehindWhileMoreOfItWaitsThanOneCommitTakes() {
        var busy = eventLog.open(atFault, 0, 0, clock, failures::add);
        var other = eventLog.open(innocent, 0, 0, clock, failures::add);
        inOneBatch(() -> {
            append(busy, "x".repeat(LogChannel.MOST_WAITING / 2));
            append(other, "one");
            assertThat(busy.isBehind()).isFalse();
            append(busy, "x".repeat(LogChannel.MOST_WAITING / 2));
            assertThat(busy.isBehind()).isTrue();
            assertThat(other.isBehind()).isFalse();
        });
        busy.awaitCommits(PATIENCE);
        assertThat(busy.isBehind()).isFalse();
    }

    static Stream<Throwable> whatARoomMayThrow() {
        return Stream.of(new IllegalStateException("as a broken room would"), new StackOverflowError());
    }

    @ParameterizedTest
    @MethodSource("whatARoomMayThrow")
    void aRoomThatCannotTakeItsNewsFailsAlone(Throwable thrown) {
        var broken = eventLog.open(atFault, 0, 0, clock, failures::add);
        var other = eventLog.open(innocent, 0, 0, clock, failures::add);
        inOneBatch(() -> {
            broken.append(null, said("recorded all the same"), _ -> {
                if (thrown instanceof Error error) throw error;
                throw (RuntimeException) thrown;
            });
            append(other, "unharmed");
        });
        other.awaitCommits(PATIENCE);

        assertThat(failures).hasSize(1);
        assertThat(told).containsExactly("unharmed");
        assertThat(seqs(atFault)).containsExactly(1L);
        assertThat(seqs(innocent)).containsExactly(1L);
    }

    @Test
    void whateverIsThrownFailsThatBatchAndTheWriterGoesOn() {
        var defects = new AtomicInteger(1);
        var writer = new LogWriter(new LogConnection(details) {
            @Override
            void insert(List<Waiting> batch) throws SQLException {
                if (defects.getAndDecrement() > 0) throw new OutOfMemoryError("as if there were none left");
                super.insert(batch);
            }
        });
        writer.start();
        try {
            var unlucky = new LogChannel(atFault, 0, 0, failures::add, writer, connection, clock);
            append(unlucky, "lost");
            assertThatThrownBy(() -> unlucky.awaitCommits(PATIENCE)).isInstanceOf(LogUnavailable.class);
            assertThat(failures)
                    .singleElement()
                    .satisfies(failure -> assertThat(failure).hasCauseInstanceOf(OutOfMemoryError.class));

            var again = new LogChannel(atFault, 0, 0, failures::add, writer, connection, clock);
            append(again, "unharmed");
            again.awaitCommits(PATIENCE);
        } finally {
            writer.stop();
        }
        assertThat(told).containsExactly("unharmed");
        assertThat(seqs(atFault)).containsExactly(1L);
    }

    /** Holds the writer up, so that everything appended meanwhile is drained at once. */
    private void inOneBatch(Runnable appends) {
        var appended = new CountDownLatch(1);
        eventLog.open(UUID.randomUUID(), 0, 0, clock, failures::add).afterCommits(() -> {
            try {
                appended.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        appends.run();
        appended.countDown();
    }

    private void append(LogChannel channel, String text) {
        channel.append(null, said(text), _ -> told.add(text));
    }

    private static Said said(String text) {
        return new Said("client", 1, text);
    }

    private List<Long> seqs(UUID interview) {
        var seqs = new ArrayList<Long>();
        recordings.forEachAfter(interview, 0, event -> seqs.add(event.seq()));
        return seqs;
    }
}
