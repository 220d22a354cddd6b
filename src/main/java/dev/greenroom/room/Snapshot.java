package dev.greenroom.room;

import java.util.Map;

/**
 * What a room had made of its events up to a moment, so that it need not read them all to open again. Only a cache: the
 * log is the truth, and a snapshot in another form than {@link #VERSION} is as good as none.
 */
record Snapshot(RoomState.Saved state, Map<String, Long> typingTimes) {

    /** Goes up whenever what is saved, or what is made of events, changes. */
    static final int VERSION = 3;

    long seq() {
        return state.seq();
    }
}
