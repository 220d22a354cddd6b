package dev.greenroom.recording;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Appends to one interview's recording. Not safe for use by many threads: the room's lock guards it. What it calls back
 * runs on the writer's thread and must neither block nor take that lock.
 */
public final class LogChannel {

    private static final Logger log = LoggerFactory.getLogger(LogChannel.class);

    /** UTF-16 units of one interview that wait to be written: as much as goes into one commit. */
    static final int MOST_WAITING = 4 << 20;

    private final UUID interviewId;
    private final Consumer<Exception> onFailure;
    private final LogWriter writer;
    private final LogConnection connection;
    private final Clock clock;
    private final AtomicBoolean failed = new AtomicBoolean();
    private final AtomicLong waiting = new AtomicLong();
    private long head;
    private long headAt;

    LogChannel(
            UUID interviewId,
            long head,
            long headAt,
            Consumer<Exception> onFailure,
            LogWriter writer,
            LogConnection connection,
            Clock clock) {
        this.interviewId = interviewId;
        this.head = head;
        this.headAt = headAt;
        this.onFailure = onFailure;
        this.writer = writer;
        this.connection = connection;
        this.clock = clock;
    }

    /**
     * Gives the event its place and time and hands it to the writer.
     *
     * @param by the participant whose doing it is, null for the system's own
     * @param committed called when the event is on disk, after everything appended before it; never, if that fails
     */
    public Recorded append(@Nullable UUID by, RoomEvent event, Consumer<Recorded> committed) {
        return append(by, _ -> event, committed);
    }

    /** As the other, for an event that depends on the time it gets, in milliseconds. */
    public Recorded append(@Nullable UUID by, Function<Long, RoomEvent> event, Consumer<Recorded> committed) {
        var recorded = next(by, event);
        advanceTo(recorded);
        var next = new Waiting(this, recorded, () -> committed.accept(recorded));
        waiting.addAndGet(next.characters());
        writer.add(next);
        return recorded;
    }

    /** Calls back once everything appended so far is on disk; never, if that fails. */
    public void afterCommits(Runnable then) {
        writer.add(new Waiting(this, null, then));
    }

    /**
     * Waits until everything appended so far is on disk.
     *
     * @throws LogUnavailable when it failed, or takes longer than {@code patience}
     */
    public void awaitCommits(Duration patience) {
        var done = new CountDownLatch(1);
        afterCommits(done::countDown);
        try {
            var deadline = System.nanoTime() + patience.toNanos();
            while (!done.await(50, TimeUnit.MILLISECONDS)) {
                if (failed.get() || System.nanoTime() > deadline) throw new LogUnavailable();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailable();
        }
    }

    /**
     * Inserts the next event in the caller's own transaction, where it must stand or fall with something else. Nothing
     * may wait for the writer meanwhile, see {@link #awaitCommits}; once the transaction has committed, say so with
     * {@link #advanceTo}.
     */
    public Recorded insertWithin(JdbcClient transaction, @Nullable UUID by, RoomEvent event) {
        var recorded = next(by, _ -> event);
        connection.insertWithin(transaction, interviewId, recorded);
        return recorded;
    }

    /** The event is in the log now: the next one comes after it. */
    public void advanceTo(Recorded recorded) {
        head = recorded.seq();
        headAt = recorded.at();
    }

    /** Gives up: nothing more is written through this channel, and whoever opened it is told. */
    public void fail(Exception cause) {
        if (failed.compareAndSet(false, true)) {
            log.warn("The recording of interview {} is loaded again: {}", interviewId, cause.toString());
            onFailure.accept(cause);
        }
    }

    /**
     * Whether so much waits to be written that whoever appends should wait as well: all rooms stand in the writer's one
     * queue. May be asked by any thread.
     */
    public boolean isBehind() {
        return waiting.get() > MOST_WAITING && !failed.get();
    }

    void written(int characters) {
        waiting.addAndGet(-characters);
    }

    /** The seq of the last event appended, committed or not. */
    public long head() {
        return head;
    }

    UUID interviewId() {
        return interviewId;
    }

    /** Whether nothing more is written through it. May be asked by any thread. */
    public boolean hasFailed() {
        return failed.get();
    }

    private Recorded next(@Nullable UUID by, Function<Long, RoomEvent> event) {
        var at = Math.max(clock.millis(), headAt);
        return Recorded.of(head + 1, at, by, event.apply(at));
    }
}
