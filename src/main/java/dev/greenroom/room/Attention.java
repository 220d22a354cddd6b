package dev.greenroom.room;

import dev.greenroom.recording.RoomEvent;
import dev.greenroom.recording.RoomEvent.LeftTab;
import dev.greenroom.recording.RoomEvent.Returned;
import java.util.Optional;
import java.util.UUID;

/**
 * Whether the candidate has the room in front of them. Two tabs of one person are one person: gone is who has none in
 * front. Guarded by the room's lock.
 */
final class Attention {

    /** Milliseconds from one {@code left-tab} to the next at least: a page that is honest takes longer itself. */
    private static final long BETWEEN_LOOKS = 1_000;

    private final RoomState state;
    private final Audience audience;
    private final Absences fromTheScreen = new Absences();
    private long leftTabAt;

    Attention(RoomState state, Audience audience) {
        this.state = state;
        this.audience = audience;
    }

    /**
     * What is to be recorded once a tab has come to the front or left it. Who leaves again at once has left when they are
     * still away where a closed tab would be noticed. A clock that was put back does not count as at once.
     */
    Optional<RoomEvent> now(UUID candidate, long now) {
        if (audience.isLooking(candidate))
            return state.isAway(candidate) ? Optional.of(new Returned()) : Optional.empty();
        if (state.isAway(candidate) || Math.abs(now - leftTabAt) < BETWEEN_LOOKS) return Optional.empty();
        leftTabAt = now;
        return Optional.of(new LeftTab());
    }

    /** The same from time to time: the tab in front was closed, and no other comes forward. A reload takes a moment too. */
    Optional<RoomEvent> later(UUID candidate, long now) {
        if (!audience.isLooking(candidate) && !state.isAway(candidate))
            return fromTheScreen.isOver(candidate, now) ? now(candidate, now) : Optional.empty();
        fromTheScreen.end(candidate);
        return Optional.empty();
    }
}
