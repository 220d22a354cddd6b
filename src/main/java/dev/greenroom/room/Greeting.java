package dev.greenroom.room;

import dev.greenroom.recording.Recorded;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a browser that comes in is told, and from which event on. Guarded by the room's lock. */
final class Greeting {

    /** UTF-16 units: who has missed more gets a snapshot, as so much may not wait for one browser. */
    private static final int MOST_MISSED = Seat.MOST_WAITING / 4 * 3;

    private final RoomState state;
    private final RecentLines recent;
    private final Members people;
    private final Whereabouts whereabouts;
    private final Running running;

    /** Of either audience the latest snapshot, for as long as a socket has it still to send. */
    private final Map<Boolean, Shared> shared = new HashMap<>();

    private record Shared(long seq, WeakReference<String> text) {}

    Greeting(RoomState state, RecentLines recent, Members people, Whereabouts whereabouts, Running running) {
        this.state = state;
        this.recent = recent;
        this.people = people;
        this.whereabouts = whereabouts;
        this.running = running;
    }

    /** The seq after which older events must be fetched for this seat, or -1 when memory reaches back far enough. */
    long missing(Seat seat, long since, List<Recorded> older) {
        var from = startingPoint(seat, since);
        if (from == 0 || recent.reachBackTo(from)) return -1;
        if (older.isEmpty()) return since;
        if (isTooMuch(older.stream().map(Recorded::line))) return -1;
        var latest = older.getLast().seq();
        return recent.reachBackTo(latest) ? -1 : latest;
    }

    /**
     * What it gets now.
     *
     * @param isAll false when more was missed than the outbox may hold. The socket is then closed with 4012 and the
     *     browser resumes with its new seq. A snapshot is no way out: unsent edits could not be rebased over it
     */
    record Messages(List<String> messages, boolean isAll) {}

    /** @param older the events after {@code since} that {@link #missing} asked for */
    Messages messages(Seat seat, long since, List<Recorded> older, long now) {
        var from = startingPoint(seat, since);
        var messages = new ArrayList<String>();
        var whom = seat.isCandidate() ? people.whoHaveEntered() : people.values();
        messages.add(ServerMessages.welcome(seat.participant(), state, now, whom));
        if (from == 0) {
            messages.add(snapshot(seat.isCandidate()));
        } else {
            var missed = missed(from, older);
            var some = beginning(missed);
            ServerMessages.eventPages(some, messages::add);
            if (some.size() < missed.size()) return new Messages(messages, false);
        }
        messages.addAll(whereabouts.tell(seat.who(), state));
        messages.addAll(running.greeting());
        return new Messages(messages, true);
    }

    /** Who come at the same moment, as after a restart all do, are sent the same text. */
    private String snapshot(boolean forCandidate) {
        var latest = shared.get(forCandidate);
        var text = latest == null || latest.seq != state.seq() ? null : latest.text.get();
        if (text != null) return text;
        var made = ServerMessages.snapshot(state, forCandidate);
        shared.put(forCandidate, new Shared(state.seq(), new WeakReference<>(made)));
        return made;
    }

    private static List<String> beginning(List<String> lines) {
        var units = 0L;
        for (var i = 0; i < lines.size(); i++) {
            units += lines.get(i).length();
            if (units > MOST_MISSED) return lines.subList(0, i);
        }
        return lines;
    }

    private List<String> missed(long from, List<Recorded> older) {
        var lines = new ArrayList<String>();
        older.forEach(recorded -> lines.add(recorded.line()));
        lines.addAll(recent.after(older.isEmpty() ? from : older.getLast().seq()));
        return lines;
    }

    private static boolean isTooMuch(Stream<String> lines) {
        return lines.mapToLong(String::length).sum() > MOST_MISSED;
    }

    /** 0 for a snapshot: a new page, a head the log does not have, or a candidate who may not see what came before. */
    private long startingPoint(Seat seat, long since) {
        var hidden = seat.isCandidate() && since < state.startedSeq();
        return hidden || since > state.seq() ? 0 : since;
    }
}
