package dev.greenroom.room;

import dev.greenroom.recording.Recorded;
import java.util.ArrayDeque;
import java.util.List;

/** The last events of a room as they were sent, so that most who come back need nothing from the database. */
final class RecentLines {

    private static final int MOST = 2_000;

    /** UTF-16 units: what programs write may be a thousand times as long as what anybody types. */
    private static final int MOST_UNITS = 4 << 20;

    /** Kept as text, not as parsed events, to save memory. The first line is that of seq {@code dropped + 1}. */
    private final ArrayDeque<String> lines = new ArrayDeque<>();

    private int units;
    private long dropped;

    /** @param seq where they begin: nothing up to there is here */
    RecentLines(long seq) {
        dropped = seq;
    }

    void add(Recorded recorded) {
        if (recorded.seq() != dropped + lines.size() + 1)
            throw new IllegalArgumentException("Event " + recorded.seq() + " is not the next one");
        lines.add(recorded.line());
        units += recorded.line().length();
        while (lines.size() > MOST || units > MOST_UNITS) {
            units -= lines.remove().length();
            dropped++;
        }
    }

    /** Whether {@link #after} has everything after this seq. */
    boolean reachBackTo(long since) {
        return since >= dropped;
    }

    List<String> after(long since) {
        return lines.stream().skip(Math.max(0, since - dropped)).toList();
    }
}
