package dev.greenroom.room;

import dev.greenroom.interview.Participant;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;

/**
 * One browser's socket in a room. Sending only queues, so a slow browser never holds the room; a virtual thread, which
 * is there only while there is something to send, writes. Whoever lets more than {@link #MOST_WAITING} characters wait,
 * takes longer than {@link #LONGEST_WRITE} over one piece of a message, or leaves a ping without an answer for {@link
 * #LONGEST_SILENCE}, is cut off and resumes by seq. Safe for use by many threads.
 *
 * <p>What a browser is greeted with does not count as waiting: a room that is larger than what may wait could never be
 * entered otherwise.
 */
final class Seat {

    /** Where what is sent goes: a WebSocket's session, or nowhere. Either may block, and is called by one thread. */
    interface Line {

        /** @param isLast whether the message ends with this piece of it */
        void send(String piece, boolean isLast) throws IOException;

        void ping() throws IOException;

        void close(CloseStatus status) throws IOException;
    }

    private static final Logger log = LoggerFactory.getLogger(Seat.class);

    /** 8 MiB of Latin text, an hour's recording several times over. */
    static final int MOST_WAITING = 8 << 20;

    static final Duration LONGEST_WRITE = Duration.ofSeconds(10);

    /** UTF-16 units: what a line that is worth having carries in far less than {@link #LONGEST_WRITE}. */
    private static final int PIECE = 1 << 16;

    /** Nanoseconds. With a ping every five seconds, a line that is dead is noticed within ten. */
    static final long LONGEST_SILENCE = 5_000_000_000L;

    /** @param weight how many characters of it count as waiting */
    private record Message(String text, int weight) {}

    /** Queued among the messages so that a ping keeps its place; it is written as a ping frame. */
    private static final Message PING = new Message("", 0);

    private final Line line;
    private final Participant participant;
    private final @Nullable String httpSession;
    private final long longestWrite;
    private final ArrayDeque<Message> outbox = new ArrayDeque<>();

    /** Guarded by the room's lock. */
    private boolean inFront = true;

    /** Guarded by the room's lock. */
    private long since;

    private int waitingCharacters;
    private boolean writing;
    private @Nullable CloseStatus closing;
    private volatile long writingSince;
    private volatile long unansweredSince;

    /** @param httpSession the staff session it was opened with, null for a candidate's */
    Seat(Line line, Participant participant, @Nullable String httpSession) {
        this(line, participant, httpSession, LONGEST_WRITE);
    }

    Seat(Line line, Participant participant, @Nullable String httpSession, Duration longestWrite) {
        this.longestWrite = longestWrite.toNanos();
        this.line = line;
        this.participant = participant;
        this.httpSession = httpSession;
    }

    UUID who() {
        return participant.id();
    }

    Participant participant() {
        return participant;
    }

    boolean isCandidate() {
        return participant.role() == Participant.Role.CANDIDATE;
    }

    /** The staff session this socket was opened with, to be kept alive while it is; null for the candidate's. */
    @Nullable
    String httpSession() {
        return httpSession;
    }

    /** Whether its tab is in front, as far as it has said. */
    boolean isInFront() {
        return inFront;
    }

    void look(boolean inFront) {
        this.inFront = inFront;
    }

    /** When it was welcomed, in milliseconds of the room's time. */
    long since() {
        return since;
    }

    void greeted(long now) {
        since = now;
    }

    void send(String message) {
        add(new Message(message, message.length()));
    }

    /** Sends what it begins with, however much that is. */
    void greet(List<String> messages) {
        messages.forEach(message -> add(new Message(message, 0)));
    }

    /** Asks whether anybody is there still; browsers answer by themselves. */
    void ping() {
        add(PING);
    }

    private synchronized void add(Message message) {
        if (closing != null) return;
        outbox.add(message);
        waitingCharacters += message.weight;
        if (waitingCharacters > MOST_WAITING) {
            cutOff(CloseCodes.TOO_SLOW);
        } else {
            startWriting();
        }
    }

    /** Something came from there, so somebody is. */
    void heard() {
        unansweredSince = 0;
    }

    /** Closes the socket once everything sent before has been written. */
    synchronized void close(CloseStatus status) {
        if (closing == null) {
            closing = status;
            startWriting();
        }
    }

    /** Closes the socket now; what still waits is not sent. */
    synchronized void cutOff(CloseStatus status) {
        closing = status;
        outbox.clear();
        waitingCharacters = 0;
        // Not here: closing waits for a write that hangs.
        Thread.startVirtualThread(() -> closeSession(status));
    }

    /** Whether its socket is shut, or about to be: nothing more is heard there, nor comes from it. */
    synchronized boolean isClosing() {
        return closing != null;
    }

    /** Cuts this browser off if one piece of a message has been on its way for too long, or a ping without an answer. */
    void cutOffIfDead() {
        if (isOver(writingSince, longestWrite)) {
            cutOff(CloseCodes.TOO_SLOW);
        } else if (isOver(unansweredSince, LONGEST_SILENCE)) {
            cutOff(CloseCodes.NO_ANSWER);
        }
    }

    private static boolean isOver(long since, long most) {
        return since != 0 && System.nanoTime() - since > most;
    }

    private void startWriting() {
        if (!writing) {
            writing = true;
            Thread.startVirtualThread(this::write);
        }
    }

    private void write() {
        try {
            for (var message = next(); message != null; message = next()) write(message);
        } catch (IOException | IllegalStateException e) {
            log.debug("A socket of {} ended while it was written to: {}", who(), e.getMessage());
            cutOff(CloseCodes.TRY_AGAIN);
        } catch (RuntimeException e) {
            // A message that cannot be written, which is a defect of ours; its browser comes back and resumes.
            log.error("A message to {} could not be written", who(), e);
            cutOff(CloseStatus.SERVER_ERROR);
        }
    }

    private void write(Message message) throws IOException {
        if (message == PING) {
            // Counted from here, not from when it was queued: who is slow to read is not dead.
            if (unansweredSince == 0) unansweredSince = System.nanoTime();
            timed(line::ping);
            return;
        }
        var text = message.text;
        for (var from = 0; from < text.length(); ) {
            var begin = from;
            var end = endOfPiece(text, from);
            timed(() -> line.send(text.substring(begin, end), end == text.length()));
            from = end;
        }
    }

    /** Never between the halves of a surrogate pair: each piece is a frame of UTF-8. */
    private static int endOfPiece(String text, int from) {
        var end = Math.min(text.length(), from + PIECE);
        return end < text.length() && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    }

    private interface Write {
        void run() throws IOException;
    }

    private void timed(Write write) throws IOException {
        writingSince = System.nanoTime();
        write.run();
        writingSince = 0;
    }

    private @Nullable Message next() {
        CloseStatus status;
        synchronized (this) {
            var message = outbox.poll();
            if (message != null) {
                waitingCharacters -= message.weight;
                return message;
            }
            writing = false;
            status = closing;
        }
        if (status != null) closeSession(status);
        return null;
    }

    private void closeSession(CloseStatus status) {
        try {
            line.close(status);
        } catch (IOException | IllegalStateException e) {
            log.debug("A socket of {} was closed already: {}", who(), e.getMessage());
        }
    }
}
