package dev.greenroom.room;

import dev.greenroom.recording.Recorded;
import dev.greenroom.recording.RoomEvent.Edited;

/** What a room knows when it has read its log. */
record LoadedLog(RoomState state, RecentLines recent, TypingTimes typingTimes) {

    LoadedLog() {
        this(new RoomState(), new RecentLines(), new TypingTimes());
    }

    void add(Recorded recorded) {
        state.load(recorded);
        recent.add(recorded);
        if (recorded.event() instanceof Edited edited) typingTimes.note(edited.client(), recorded.at());
    }
}
