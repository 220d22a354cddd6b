package dev.greenroom.recording;

import org.jspecify.annotations.Nullable;

/** What waits for the writer: an event to insert or, where there is none, only for its turn; and whom to tell. */
record Waiting(LogChannel channel, @Nullable Recorded recorded, Runnable committed) {

    int characters() {
        return recorded == null ? 0 : recorded.line().length();
    }
}
