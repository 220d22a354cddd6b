package dev.greenroom.recording;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes events.
 *
 * <p>When a batch is refused, each room's events are tried alone and in order: only the room at fault fails, and with
 * its first failed event all its later ones. When nobody knows whether a commit happened, because the connection broke,
 * every room of that batch fails; so do they when anything else is thrown, for the thread itself must not end. A failed
 * append leaves no seq behind: the room that loads again counts on from the log's head.
 */
final class LogWriter {

    private static final Logger log = LoggerFactory.getLogger(LogWriter.class);

    /** Most events in one commit: what can be inserted in a few milliseconds. */
    private static final int BATCH = 1_000;

    /** Most characters in one commit, so that large pastes make no enormous statement. */
    private static final int BATCH_CHARACTERS = 4 << 20;

    /**
     * Nanoseconds from one commit to the next while events come quicker than they are written: a commit costs as much as
     * twenty rows, and nobody sees two milliseconds.
     */
    private static final long PACE = 2_000_000;

    /** Nanoseconds, while more than {@link #MANY} come together even so: several hundred rooms then share a commit. */
    private static final long SLOW_PACE = 5_000_000;

    private static final int MANY = 8;

    private final LogConnection connection;
    private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private Thread thread = new Thread();
    private volatile boolean stopping;
    private long drainedAt;
    private long pace;

    LogWriter(LogConnection connection) {
        this.connection = connection;
    }

    /** May be called again after {@link #stop}. */
    void start() {
        stopping = false;
        thread = Thread.ofPlatform().name("event-log").daemon().start(this::run);
    }

    /** Writes what still waits, for at most ten seconds. */
    void stop() {
        stopping = true;
        thread.interrupt();
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void add(Waiting waiting) {
        queue.add(waiting);
    }

    private void run() {
        var batch = new ArrayList<Waiting>(BATCH);
        while (!stopping || !queue.isEmpty()) {
            batch.clear();
            try {
                drain(batch);
                write(batch);
            } catch (InterruptedException e) {
                stopping = true;
            } catch (Throwable e) {
                giveUp(batch, e);
            }
        }
        connection.close();
    }

    /** Nobody foresaw this, so nobody knows what of the batch is on disk. Those rooms look; all others go on. */
    private void giveUp(List<Waiting> batch, Throwable cause) {
        try {
            log.error("A batch of {} events met a defect", batch.size(), cause);
            connection.close();
        } catch (Throwable e) {
            cause.addSuppressed(e);
        }
        var defect = new IllegalStateException("The writer met a defect", cause);
        for (var waiting : batch) fail(waiting.channel(), defect);
    }

    private static void fail(LogChannel room, Exception cause) {
        try {
            room.fail(cause);
        } catch (Throwable e) {
            log.error("A room could not be told that its recording failed", e);
        }
    }

    /** Lets more events come together for one commit. Where the last one had only one, the next is written at once. */
    private void gather() {
        var left = pace > 0 ? drainedAt + pace - System.nanoTime() : 0;
        if (left > 0) LockSupport.parkNanos(left);
        drainedAt = System.nanoTime();
    }

    private void drain(List<Waiting> batch) throws InterruptedException {
        gather();
        var next = stopping ? queue.poll() : queue.take();
        var characters = 0;
        while (next != null) {
            batch.add(next);
            characters += next.characters();
            next = batch.size() < BATCH && characters < BATCH_CHARACTERS ? queue.poll() : null;
        }
        pace = pace(batch.size());
    }

    private static long pace(int events) {
        if (events > MANY) return SLOW_PACE;
        return events > 1 ? PACE : 0;
    }

    private void write(List<Waiting> batch) {
        batch.removeIf(waiting -> waiting.channel().hasFailed());
        try {
            insert(batch);
            batch.forEach(this::tell);
        } catch (SQLException e) {
            if (LogConnection.isOutcomeKnown(e)) {
                log.warn("A batch of {} events was refused, trying each room alone: {}", batch.size(), e.getMessage());
                writeEachRoomAlone(batch);
            } else {
                log.warn("The outcome of a batch of {} events is unknown: {}", batch.size(), e.getMessage());
                connection.close();
                batch.forEach(waiting -> waiting.channel().fail(e));
            }
        }
    }

    private void writeEachRoomAlone(List<Waiting> batch) {
        var rooms = new LinkedHashMap<LogChannel, List<Waiting>>();
        batch.forEach(waiting ->
                rooms.computeIfAbsent(waiting.channel(), _ -> new ArrayList<>()).add(waiting));
        rooms.forEach(this::writeInOrder);
    }

    private void writeInOrder(LogChannel room, List<Waiting> events) {
        for (var waiting : events) {
            try {
                insert(List.of(waiting));
                tell(waiting);
            } catch (SQLException e) {
                if (!LogConnection.isOutcomeKnown(e)) {
                    connection.close();
                }
                room.fail(e);
                return;
            }
        }
    }

    private void insert(List<Waiting> batch) throws SQLException {
        var events =
                batch.stream().filter(waiting -> waiting.recorded() != null).toList();
        if (!events.isEmpty()) {
            connection.insert(events);
        }
    }

    /** What a room does with its news must not end everybody's recording. */
    private void tell(Waiting waiting) {
        waiting.channel().written(waiting.characters());
        if (waiting.channel().hasFailed()) return;
        try {
            waiting.committed().run();
        } catch (Throwable e) {
            log.error("A room could not take what was committed", e);
            fail(waiting.channel(), new IllegalStateException("It could not take what was committed", e));
        }
    }
}
