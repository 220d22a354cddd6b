package dev.greenroom.room;

import dev.greenroom.room.ClientMessage.Edit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When each keystroke was typed. Browsers say how long ago, by a clock that only counts; the server believes it as far
 * as the time since that page's last edit, so that nobody can move their work into the past of others. Guarded by the
 * room's lock.
 */
final class TypingTimes {

    private final Map<String, Long> lastEdit = new HashMap<>();

    /** Each page's last edit, by its client. */
    Map<String, Long> save() {
        return Map.copyOf(lastEdit);
    }

    void restore(Map<String, Long> saved) {
        lastEdit.putAll(saved);
    }

    /** An edit that is in the log already. */
    void note(String client, long at) {
        lastEdit.put(client, at);
    }

    /**
     * The ages of a batch as they go into the recording at {@code at}: credible, and never increasing.
     *
     * @param since when the author's socket was welcomed, which is what counts for a page's first edit
     */
    List<Long> clamp(Edit edit, long since, long at) {
        var most = Math.max(0, at - lastEdit.getOrDefault(edit.client(), since));
        lastEdit.put(edit.client(), at);
        var ages = new ArrayList<Long>(edit.ms().size());
        for (var age : edit.ms()) {
            most = Math.min(most, age);
            ages.add(most);
        }
        return ages;
    }
}
