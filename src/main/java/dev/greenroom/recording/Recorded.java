package dev.greenroom.recording;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event in its place.
 *
 * @param seq its place in the interview's order, from 1 without gaps
 * @param at milliseconds since 1970-01-01T00:00Z by the server's clock, never decreasing within an interview
 * @param by the participant whose doing it was, null for the system's own
 * @param line the JSON line of the recording, byte for byte as stored and as sent
 */
public record Recorded(long seq, long at, @Nullable UUID by, RoomEvent event, String line) {

    /**
     * Whose doing it was, for the types that are always somebody's.
     *
     * @throws IllegalStateException when it was nobody's
     */
    public UUID author() {
        if (by == null) throw new IllegalStateException("Nobody did event " + seq);
        return by;
    }

    /** An event as it was read from the log. */
    public static Recorded of(RecordedEvent stored) {
        return EventJson.parse(stored.line());
    }

    /** An event from its JSON line. */
    public static Recorded parse(String line) {
        return EventJson.parse(line);
    }

    static Recorded of(long seq, long at, @Nullable UUID by, RoomEvent event) {
        return new Recorded(seq, at, by, event, EventJson.line(seq, at, by, event));
    }
}
