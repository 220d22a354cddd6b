package dev.greenroom.room;

import dev.greenroom.recording.Recorded;
import dev.greenroom.recording.RoomEvent.Edited;

/**
 * What a room knows when it has read its log, or a snapshot and what came after.
 *
 * @param from the seq of that snapshot, 0 for none
 */
record LoadedLog(RoomState state, RecentLines recent, TypingTimes typingTimes, long from) {

    LoadedLog() {
        this(new RoomState(), new RecentLines(0), new TypingTimes(), 0);
    }

    /** As it was at the snapshot; what came after has to be added. */
    static LoadedLog of(Snapshot snapshot) {
        var loaded = new LoadedLog(new RoomState(), new RecentLines(snapshot.seq()), new TypingTimes(), snapshot.seq());
        loaded.state.restore(snapshot.state());
        loaded.typingTimes.restore(snapshot.typingTimes());
        return loaded;
    }

    void add(Recorded recorded) {
        state.load(recorded);
        recent.add(recorded);
        if (recorded.event() instanceof Edited edited) typingTimes.note(edited.client(), recorded.at());
    }
}
