package dev.greenroom.room;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Since when somebody who is here has had no socket. Guarded by the room's lock. */
final class Absences {

    /** How long somebody may be without a socket before they count as gone: a reload takes a moment. */
    static final Duration GRACE = Duration.ofSeconds(10);

    private final Map<UUID, Long> since = new HashMap<>();

    /** Somebody has no socket yet, or one less. */
    void begin(UUID who, long now) {
        since.put(who, now);
    }

    void end(UUID who) {
        since.remove(who);
    }

    /** Whether they have been without one for too long; the first time that it is asked counts as the beginning. */
    boolean isOver(UUID who, long now) {
        return now - since.computeIfAbsent(who, _ -> now) >= GRACE.toMillis();
    }
}
