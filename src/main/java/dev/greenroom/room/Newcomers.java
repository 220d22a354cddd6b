package dev.greenroom.room;

import dev.greenroom.account.SessionKeeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;

/**
 * The sockets that no room knows yet: nobody there would ask whether they are alive, nor close them when their owner signs
 * out. They have to say hello soon. Until the room has them they stay here, so that at every moment one of the two knows
 * them. Safe for use by many threads.
 */
@Component
class Newcomers {

    /** Browsers say it as soon as the socket is open. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** So many of one person may have said nothing, more than anybody opens tabs at once; the oldest gives way. */
    static final int MOST_OF_ONE = 50;

    private final SessionKeeper sessions;

    /** Those that have said nothing, since when in nanoseconds; the oldest first. */
    private final Map<Seat, Long> silent = new LinkedHashMap<>();

    private final Set<Seat> entering = new HashSet<>();

    Newcomers(SessionKeeper sessions) {
        this.sessions = sessions;
    }

    synchronized void add(Seat seat) {
        silent.put(seat, System.nanoTime());
        var theirs = silent.keySet().stream()
                .filter(other -> other.who().equals(seat.who()))
                .toList();
        if (theirs.size() > MOST_OF_ONE) turnAway(theirs.getFirst());
    }

    /** Its socket is gone. */
    synchronized void remove(Seat seat) {
        silent.remove(seat);
    }

    /**
     * It has said hello.
     *
     * @param greet lets it into its room
     * @return empty when it may not go there any more, and is told so
     */
    Optional<Room> letIn(Seat seat, Supplier<Room> greet) {
        if (!begins(seat)) return Optional.empty();
        try {
            if (isSignedIn(seat)) return Optional.of(greet.get());
            seat.close(CloseCodes.NO_SEAT);
            return Optional.empty();
        } finally {
            ends(seat);
        }
    }

    /** False for one that was turned away this moment. */
    private synchronized boolean begins(Seat seat) {
        return silent.remove(seat) != null && entering.add(seat);
    }

    private synchronized void ends(Seat seat) {
        entering.remove(seat);
    }

    /** Much may have happened since the socket was opened; the candidate's seat is the room's to look at. */
    private boolean isSignedIn(Seat seat) {
        var session = seat.httpSession();
        return session == null || isOfInterviewer(session);
    }

    /** Keeps that session alive, too. */
    boolean isOfInterviewer(String session) {
        return sessions.touch(session).filter(user -> user.role().interviews()).isPresent();
    }

    /** From this moment they neither hear nor say anything, whether they are on their way into a room or not. */
    synchronized void expel(Predicate<Seat> unwanted, CloseStatus status) {
        var all = new ArrayList<>(silent.keySet());
        all.addAll(entering);
        all.stream().filter(unwanted).forEach(seat -> {
            silent.remove(seat);
            seat.cutOff(status);
        });
    }

    @Scheduled(fixedRate = 1_000)
    synchronized void turnSilentOnesAway() {
        var latest = System.nanoTime() - PATIENCE.toNanos();
        var late = silent.entrySet().stream()
                .filter(each -> each.getValue() - latest < 0)
                .map(Map.Entry::getKey)
                .toList();
        late.forEach(this::turnAway);
    }

    private void turnAway(Seat seat) {
        silent.remove(seat);
        seat.cutOff(CloseCodes.NO_HELLO);
    }
}
