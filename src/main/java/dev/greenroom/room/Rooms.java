package dev.greenroom.room;

import dev.greenroom.interview.Participants;
import dev.greenroom.recording.EventLog;
import dev.greenroom.recording.Recorded;
import dev.greenroom.recording.Recordings;
import dev.greenroom.running.CodeRunner;
import dev.greenroom.running.RunnerChanged;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** The rooms in memory, at most one for an interview, loaded from the log when somebody comes. */
@Component
class Rooms implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Rooms.class);

    /** How long a room stays in memory after its last socket. */
    private static final Duration IDLE = Duration.ofMinutes(3);

    /** So often is a room that was dropped meanwhile loaded again: where another node writes to it too, once may not do. */
    private static final int ATTEMPTS = 10;

    /** Where one interview's room is kept; its monitor is held while the room is loaded, so it is loaded once. */
    private static final class Place {
        private volatile @Nullable Room room;
        private boolean removed;

        /** The room if it is loaded and usable, after waiting while it is being loaded. */
        synchronized @Nullable Room living() {
            return livingNow();
        }

        /** The same, without waiting. */
        @Nullable
        Room livingNow() {
            var now = room;
            return now == null || now.isDropped() ? null : now;
        }
    }

    private final Map<UUID, Place> places = new ConcurrentHashMap<>();
    private final Recordings recordings;
    private final Participants participants;
    private final SeatRequests seatRequests;
    private final RoomTransactions transactions;
    private final Snapshots snapshots;
    private final EventLog eventLog;
    private final CodeRunner runner;
    private final Clock clock;
    private volatile boolean running;

    Rooms(
            Recordings recordings,
            Participants participants,
            SeatRequests seatRequests,
            RoomTransactions transactions,
            Snapshots snapshots,
            EventLog eventLog,
            CodeRunner runner,
            Clock clock) {
        this.recordings = recordings;
        this.participants = participants;
        this.seatRequests = seatRequests;
        this.transactions = transactions;
        this.snapshots = snapshots;
        this.eventLog = eventLog;
        this.runner = runner;
        this.clock = clock;
    }

    /** The room of an interview that exists. Never called inside a transaction: it may wait for another's. */
    Room get(UUID interviewId) {
        while (true) {
            var place = places.computeIfAbsent(interviewId, _ -> new Place());
            synchronized (place) {
                if (place.removed) continue;
                var room = place.livingNow();
                if (room == null) place.room = room = load(interviewId);
                return room;
            }
        }
    }

    /**
     * Does something in a room. One that was dropped before it came to that is loaded again: nobody is to press a button
     * twice because somebody else was in the way.
     *
     * @return where it was done
     * @throws RoomDropped when that happened too often
     */
    Room in(UUID interviewId, Consumer<Room> action) {
        for (var attempt = 1; ; attempt++) {
            var room = get(interviewId);
            try {
                action.accept(room);
                return room;
            } catch (RoomDropped e) {
                if (attempt == ATTEMPTS) throw e;
            }
        }
    }

    /** The room if it is in memory: for news that only those who are there need. */
    Stream<Room> loaded(UUID interviewId) {
        var place = places.get(interviewId);
        return place == null ? Stream.empty() : Stream.ofNullable(place.living());
    }

    /** Those that can be used at this moment; one that is being loaded has nobody in it yet, and holds up nobody. */
    Stream<Room> loaded() {
        return places.values().stream().map(Place::livingNow).filter(Objects::nonNull);
    }

    /**
     * Lets a browser in. What happened so long ago that the room has let go of it comes from the database, and is
     * fetched without the room's lock, once for all attempts: who has missed much would never come in otherwise.
     *
     * @throws RoomDropped when it has to come back in a moment
     */
    Room greet(Seat seat, long since) {
        var older = new ArrayList<Recorded>();
        return in(seat.participant().interviewId(), room -> greet(room, seat, since, older));
    }

    /** @param older what it adds to holds whatever becomes of the room */
    private void greet(Room room, Seat seat, long since, List<Recorded> older) {
        // Whoever comes from another node may know more of the recording than the room here, which then loads again.
        if (!room.knows(since))
            room.dropIfBehind(recordings.head(seat.participant().interviewId()));
        do {
            for (var from = room.missing(seat, since, older); from >= 0; from = room.missing(seat, since, older)) {
                var page = older(seat.participant().interviewId(), from);
                if (page.isEmpty()) throw new RoomDropped();
                older.addAll(page);
            }
        } while (!room.greet(seat, since, older));
    }

    private List<Recorded> older(UUID interviewId, long since) {
        return recordings.after(interviewId, since, Limit.of(Recordings.PAGE)).stream()
                .map(Recorded::of)
                .toList();
    }

    /** Lets go of rooms in which nobody has been for a while. */
    void unloadIdle() {
        places.forEach((id, place) -> {
            synchronized (place) {
                var room = place.room;
                if (room != null && room.retire(IDLE)) {
                    place.removed = true;
                    places.remove(id, place);
                }
            }
        });
    }

    /** Soon after every start, when the sandbox has been tested. */
    @EventListener(RunnerChanged.class)
    void tellLanguages() {
        loaded().forEach(room -> RoomClock.alone(room::tellLanguages));
    }

    private Room load(UUID interviewId) {
        var loaded = snapshots.latest(interviewId).map(LoadedLog::of).orElseGet(LoadedLog::new);
        recordings.forEachAfter(interviewId, loaded.from(), event -> loaded.add(Recorded.of(event)));
        var people = participants.findByInterviewIdOrderByEnteredAt(interviewId);
        var asking = seatRequests.open(interviewId, clock.instant());
        var room = new Room(interviewId, loaded, people, asking, transactions, snapshots, eventLog, runner, clock);
        log.debug(
                "Loaded the room of interview {} from {} events after event {}",
                interviewId,
                loaded.state().seq() - loaded.from(),
                loaded.from());
        return room;
    }

    @Override
    public void start() {
        running = true;
    }

    /** Sends everybody off with "come back" before the log and the database go. */
    @Override
    public void stop() {
        running = false;
        places.values().stream().map(Place::living).filter(Objects::nonNull).forEach(Room::drop);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return EventLog.PHASE + 1;
    }
}
