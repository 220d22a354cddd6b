package dev.greenroom.recording;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Where events become durable.
 *
 * <p>Rooms append at once and go on; one thread commits whatever waits, of all rooms, together (group commit). Only
 * then, and in the order of the appends, is each told. One commit costs the database about twenty times what a further
 * row in it costs, so the busier it gets, the cheaper an edit becomes.
 */
@Component
public class EventLog implements SmartLifecycle {

    /** After the rooms have closed their sockets, before the database goes. */
    public static final int PHASE = 0;

    private final LogWriter writer;
    private final LogConnection connection;
    private volatile boolean running;

    EventLog(LogConnection connection) {
        this.connection = connection;
        this.writer = new LogWriter(connection);
    }

    /**
     * A way to append to one interview's recording. Two channels for one interview both count on from the same head; the
     * primary key refuses the second insert, and that channel fails.
     *
     * @param head the seq of the last event in the log, 0 for an empty one
     * @param headAt the time of that event, 0 for an empty log
     * @param clock the time in that interview; what it gives before {@code headAt} counts as {@code headAt}
     * @param onFailure called once, on any thread, when an append failed or nobody knows whether it did, or the room says so;
     *     nothing appended afterwards through this channel is written, and the caller has to load again from the log
     */
    public LogChannel open(UUID interviewId, long head, long headAt, Clock clock, Consumer<Exception> onFailure) {
        return new LogChannel(interviewId, head, headAt, onFailure, writer, connection, clock);
    }

    @Override
    public synchronized void start() {
        if (!running) {
            writer.start();
            running = true;
        }
    }

    /** Waits until what was appended is written. */
    @Override
    public synchronized void stop() {
        if (running) {
            running = false;
            writer.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
