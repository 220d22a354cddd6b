package dev.greenroom.room;

import dev.greenroom.interview.Participant;
import dev.greenroom.interview.Stage;
import dev.greenroom.interview.WrongStage;
import dev.greenroom.recording.EventLog;
import dev.greenroom.recording.LogChannel;
import dev.greenroom.recording.LogUnavailable;
import dev.greenroom.recording.Recorded;
import dev.greenroom.recording.RoomEvent;
import dev.greenroom.recording.RoomEvent.FocusEnded;
import dev.greenroom.recording.RoomEvent.Interrupted;
import dev.greenroom.recording.RoomEvent.Joined;
import dev.greenroom.recording.RoomEvent.Left;
import dev.greenroom.room.ClientMessage.Command;
import dev.greenroom.room.ClientMessage.Edit;
import dev.greenroom.room.ClientMessage.Look;
import dev.greenroom.room.ClientMessage.Prepared;
import dev.greenroom.room.ClientMessage.RunCommand;
import dev.greenroom.room.ClientMessage.Select;
import dev.greenroom.running.CodeRunner;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.web.socket.CloseStatus;

/**
 * One live room: one lock, one order.
 *
 * <p>Under the lock a command is checked, applied to the state in memory and handed to the log, which may run behind.
 * Whatever leaves the room waits in the log's queue for its turn, so nobody ever sees what the recording does not hold.
 * The author's own event coming back is the receipt.
 *
 * <p>When the log fails, this object is finished, for its memory may be ahead of the recording: it closes its sockets
 * with "come back", and {@link Rooms} loads another from the log. The room's lock comes first, the database second; what
 * the log calls back runs without the lock, on the seats that were there when the event was appended.
 */
final class Room {

    /** How long Start and Finish wait for the commits in flight. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** So many events after one snapshot comes the next. */
    static final int SNAPSHOT_EVERY = 1_000;

    private final UUID interviewId;
    private final RoomState state;
    private final RecentLines recent;
    private final RoomTransactions transactions;
    private final Snapshots snapshots;
    private final Clock clock;
    private final LogChannel log;
    private final Members people;
    private final Absences absences = new Absences();
    private final Whereabouts whereabouts = new Whereabouts();
    private final TypingTimes typingTimes;
    private final Commands commands;
    private final Running running;
    private final Greeting greeting;
    private final Audience audience = new Audience();
    private final Attention attention;
    private final Refusals refusals = new Refusals();

    /** By person, however many sockets they have. */
    private final Map<UUID, Allowance> allowances = new ConcurrentHashMap<>();

    private List<SeatRequest> asking;
    private long usedAt;
    private long snapshotSeq;
    private boolean resumed;
    private volatile boolean dropped;
    private final AtomicBoolean ticking = new AtomicBoolean();

    /** A room as {@link Rooms} found it in the log. */
    Room(
            UUID interviewId,
            LoadedLog loaded,
            Collection<Participant> people,
            List<SeatRequest> asking,
            RoomTransactions transactions,
            Snapshots snapshots,
            EventLog eventLog,
            CodeRunner runner,
            Clock clock) {
        this.interviewId = interviewId;
        this.state = loaded.state();
        this.recent = loaded.recent();
        this.typingTimes = loaded.typingTimes();
        this.commands = new Commands(state, whereabouts, typingTimes);
        this.people = new Members(people);
        this.attention = new Attention(state, audience);
        this.asking = List.copyOf(asking);
        this.transactions = transactions;
        this.snapshots = snapshots;
        this.snapshotSeq = loaded.from();
        this.clock = new RoomTime(clock, state.at());
        this.usedAt = this.clock.millis();
        this.log = eventLog.open(interviewId, state.seq(), state.at(), this.clock, _ -> drop());
        this.running = new Running(interviewId, state, runner, this);
        this.greeting = new Greeting(state, recent, this.people, whereabouts, running);
    }

    /**
     * After a restart nobody is here until they join again, and nothing runs; says so where somebody was, or a program. Not
     * before people come: who only finishes the interview may do it from a node where the room is not.
     */
    private void resume() {
        if (resumed || state.stage() == Stage.FINISHED) return;
        resumed = true;
        if (!state.here().isEmpty()) publish(null, new Interrupted());
        running.resume();
    }

    /** Somebody took a seat. The interview starts when both sides have. */
    synchronized void enter(Participant participant) {
        requireUsable();
        if (state.stage() == Stage.FINISHED) return;
        resume();
        introduce(participant);
        if (state.workspace().isEmpty()) publish(null, state.workspace().first());
        if (!participant.hasEntered()) return;
        arrive(participant);
        if (state.stage() == Stage.PENDING && people.bothSidesHaveEntered()) start();
    }

    /**
     * A browser is here: it gets everything after {@code since}, or the state as it is, and from then on what happens.
     *
     * @param older the committed events after {@code since} that {@link #missing} asked for
     * @return false when more of them are needed by now
     */
    synchronized boolean greet(Seat seat, long since, List<Recorded> older) {
        requireUsable();
        if (greeting.missing(seat, since, older) >= 0) return false;
        if (hasMoved(seat)) {
            seat.close(CloseCodes.SEAT_MOVED);
            return true;
        }
        enter(seat.participant());
        if (state.stage() == Stage.FINISHED) {
            seat.close(CloseCodes.FINISHED);
        } else if (state.stage() == Stage.ACTIVE && onlyPrepares(seat)) {
            seat.close(CloseCodes.STARTED);
        } else if (seat.isCandidate() && state.stage() == Stage.PENDING) {
            audience.letWait(seat);
            turnSurplusAway(seat.who());
            seat.send(ServerMessages.waiting());
        } else {
            welcome(seat, since, older);
        }
        return true;
    }

    /** The seq after which older events must be fetched for this seat, or -1 when memory reaches back far enough. */
    synchronized long missing(Seat seat, long since, List<Recorded> older) {
        return greeting.missing(seat, since, older);
    }

    /** What a greeted browser says. What it may not, or what does not fit, is answered and changes nothing. */
    void receive(Seat from, ClientMessage message) {
        switch (message) {
            case ClientMessage.Hello _ -> throw BadMessage.notGreeted();
            case Select select -> select(from, select);
            case Look(var visible) -> look(from, visible);
            case Prepared(var command) -> prepared(from, command);
            case Edit edit -> edit(from, edit);
            case RunCommand command -> command(from, command, () -> running.carryOut(from, command));
            case Command command -> command(from, command, () -> publish(from.who(), commands.decide(from, command)));
        }
    }

    /**
     * For how many nanoseconds a message of that length has to wait before it is received, so that nobody fills the disk
     * and the writer's queue; nearly always for none.
     */
    long charge(Seat from, int units) {
        var now = System.nanoTime();
        return allowances.computeIfAbsent(from.who(), _ -> new Allowance(now)).take(units, now);
    }

    /** Whether so much of this room waits to be written that nothing more should be received. */
    boolean isBehind() {
        return log.isBehind();
    }

    /** A socket is gone. Its owner counts as here for the length of the grace. */
    synchronized void leave(Seat seat) {
        audience.remove(seat);
        absences.begin(seat.who(), clock.millis());
        usedAt = clock.millis();
    }

    /**
     * Ends the interview for everybody, after what was accepted before.
     *
     * @param staff who pressed the button
     * @throws WrongStage when it is not Active
     */
    synchronized void finish(UUID staff) {
        requireUsable();
        if (state.stage() != Stage.ACTIVE) throw new WrongStage(state.stage(), Stage.ACTIVE);
        var by = people.ofStaff(staff).orElse(null);
        endWhatGoesOn();
        change(() -> transactions.finish(interviewId, log, by, staff));
        var everybody = everybody();
        log.afterCommits(() -> everybody.forEach(seat -> seat.close(CloseCodes.FINISHED)));
    }

    /**
     * Waits until everything that happened here is in the recording.
     *
     * @throws dev.greenroom.recording.LogUnavailable when it cannot be
     */
    synchronized void settle() {
        log.awaitCommits(PATIENCE);
    }

    /**
     * Ends an interview that everybody has left.
     *
     * @return false when somebody is here after all
     * @throws WrongStage when it is not Active
     */
    synchronized boolean finishIfDeserted() {
        requireUsable();
        if (!audience.isEmpty()) return false;
        if (state.stage() != Stage.ACTIVE) throw new WrongStage(state.stage(), Stage.ACTIVE);
        resume();
        endWhatGoesOn();
        change(() -> transactions.finishDeserted(interviewId, log));
        return true;
    }

    /** Who is in the room or the lobby, gone for a moment or not; nobody once it is finished. */
    synchronized Set<UUID> here() {
        return dropped || !resumed || state.stage() == Stage.FINISHED ? Set.of() : state.here();
    }

    /**
     * The candidate's seat belongs to another browser now, perhaps under a corrected name. Looked up here: of two
     * interviewers who move it in the same moment, who comes last may have been first in the database.
     */
    synchronized void moveSeat(Supplier<Participant> current) {
        requireUsable();
        var candidate = current.get();
        people.put(candidate);
        broadcast(ServerMessages.people(List.of(candidate)), _ -> true);
        expel(this::hasMoved, CloseCodes.SEAT_MOVED);
    }

    /**
     * The list of those who ask for the seat has changed. It is read here, under the lock, so that of two changes at once
     * the later reading is sent last.
     */
    synchronized void asking(Supplier<List<SeatRequest>> requests) {
        asking = List.copyOf(requests.get());
        broadcast(ServerMessages.asking(asking), seat -> !seat.isCandidate());
    }

    /** Some of them may have gone away. Where nobody asks, as nearly everywhere, nothing is looked up. */
    synchronized void askingNoMore(Supplier<List<SeatRequest>> requests) {
        if (dropped || asking.isEmpty()) return;
        var before = asking.size();
        var now = requests.get();
        if (now.size() != before) asking(() -> now);
    }

    /**
     * The regular work: people who have been gone for a while, cursors to record, sockets that are dead. There may be
     * thousands of rooms in which nothing of that has happened, so finding that out has to cost next to nothing.
     */
    void tick() {
        // The last one waits for the lock still: the next that gets it looks at everything.
        if (!ticking.compareAndSet(false, true)) return;
        try {
            moveOn();
        } finally {
            ticking.set(false);
        }
    }

    private synchronized void moveOn() {
        if (dropped || !resumed) return;
        var now = clock.millis();
        for (var who : state.here()) {
            if (isConnected(who)) {
                absences.end(who);
                if (isWatched(who)) attention.later(who, now).ifPresent(event -> publish(who, event));
            } else if (absences.isOver(who, now) && state.stage() != Stage.FINISHED) {
                publish(who, new Left());
                whereabouts.gone(who);
            }
        }
        if (state.stage() != Stage.FINISHED) whereabouts.collect(now, state, this::publish);
        if (state.isFocusOver(now)) endFocus();
        for (var seat : audience.all()) {
            seat.cutOffIfDead();
            // A socket may have closed while it was still being greeted; nobody else would notice.
            if (seat.isClosing()) leave(seat);
        }
    }

    /** Says that the server is there, and asks whether they are; however long somebody holds the lock. */
    void beat() {
        var beat = ServerMessages.beat(clock.millis());
        audience.all().forEach(seat -> {
            seat.send(beat);
            seat.ping();
        });
    }

    /** The staff sessions behind the sockets that are open. */
    synchronized List<String> httpSessions() {
        return audience.all().stream()
                .map(Seat::httpSession)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** That staff session is over, and with it whatever was opened with it. */
    void closeSession(String httpSession) {
        expel(seat -> httpSession.equals(seat.httpSession()), CloseCodes.NO_SEAT);
    }

    /** That member of staff has no account any more. */
    void closeSeatsOf(UUID staff) {
        expel(seat -> staff.equals(seat.participant().staffId()), CloseCodes.NO_SEAT);
    }

    /** From this moment they neither hear nor say anything, however slowly their sockets close. */
    synchronized void expel(Predicate<Seat> unwanted, CloseStatus status) {
        audience.removeIf(unwanted).forEach(seat -> seat.cutOff(status));
    }

    /**
     * Lets go of a room in which nobody has been for so long. Whoever has just got hold of it finds it dropped, and comes
     * into the next one.
     *
     * @return whether this object is finished
     */
    synchronized boolean retire(Duration patience) {
        if (isIdle(patience)) dropped = true;
        return dropped;
    }

    private boolean isIdle(Duration patience) {
        var isQuiet = state.here().isEmpty() && state.runs().open().isEmpty();
        return audience.isEmpty()
                && (isQuiet || !resumed || state.stage() == Stage.FINISHED)
                && clock.millis() - usedAt > patience.toMillis();
    }

    UUID interviewId() {
        return interviewId;
    }

    boolean isDropped() {
        return dropped;
    }

    /** Whether it has come that far, as far as it knows. */
    synchronized boolean knows(long seq) {
        return seq <= log.head();
    }

    /**
     * Somebody else has written to the recording what this room does not know.
     *
     * @param head the seq of the recording's last event
     */
    synchronized void dropIfBehind(long head) {
        if (!dropped && head > log.head()) log.fail(new IllegalStateException("Another node has written to it"));
    }

    /** Ends this object, not the interview: browsers come back to a room that is loaded from the log. */
    void drop() {
        dropped = true;
        // Not here: the log's thread never waits for a room's lock.
        Thread.startVirtualThread(() -> letGo().forEach(seat -> seat.close(CloseCodes.TRY_AGAIN)));
    }

    private synchronized List<Seat> letGo() {
        running.letGo();
        return everybody();
    }

    /**
     * A command marked as prepared is taken only while Pending, because a candidate must not see how something was
     * prepared. One that comes after the start is refused with {@code started}; its page then sends the result as one
     * change.
     */
    private synchronized void prepared(Seat from, Command command) {
        if (state.stage() == Stage.PENDING) {
            receive(from, command);
        } else {
            command(from, command, () -> {
                throw Refused.started();
            });
        }
    }

    private void edit(Seat from, Edit edit) {
        List<Changes> changes;
        try {
            changes = edit.changes().stream().map(Changes::parse).toList();
        } catch (Unfit e) {
            refuse(from, edit, Refused.invalid(e.getMessage()));
            return;
        }
        command(from, edit, () -> publish(from.who(), commands.decide(from, edit, changes)));
    }

    private void endWhatGoesOn() {
        if (!resumed) running.resume();
        running.end();
        if (state.isFocused()) endFocus();
    }

    /** The time is up, or the interview ends. */
    private void endFocus() {
        publish(null, new FocusEnded(null, 0));
    }

    /** A command is applied once, however often it comes. */
    private synchronized void command(Seat from, Command command, Runnable action) {
        if (!isGreeted(from)) throw BadMessage.notGreeted();
        if (state.isTaken(command.client(), from.who())) {
            refuse(from, command, Refused.notAllowed("That client is somebody else's"));
            return;
        }
        if (state.isOneClientTooMany(command.client(), from.who())) {
            refuse(from, command, Refused.notAllowed("You have been here by too many clients: go on with one of them"));
            return;
        }
        var receipt = state.receipt(command.client(), command.n());
        if (receipt.isPresent()) {
            var answer = ServerMessages.receipt(
                    command.client(), command.n(), receipt.get().seq());
            log.afterCommits(() -> from.send(answer));
            return;
        }
        try {
            refusals.requireNew(command);
            if (state.stage() == Stage.FINISHED) throw Refused.finished("The interview is over.");
            action.run();
        } catch (Refused refused) {
            refusals.note(command, refused);
            refuse(from, command, refused);
        }
    }

    private void refuse(Seat from, Command command, Refused refused) {
        var answer = ServerMessages.refused(command.client(), command.n(), refused);
        log.afterCommits(() -> from.send(answer));
    }

    private synchronized void look(Seat from, boolean visible) {
        if (!isGreeted(from)) throw BadMessage.notGreeted();
        from.look(visible);
        if (isWatched(from.who()))
            attention.now(from.who(), clock.millis()).ifPresent(event -> publish(from.who(), event));
    }

    /** Whose looking away is recorded: the candidate's alone, while the interview goes on. */
    private boolean isWatched(UUID who) {
        return state.stage() == Stage.ACTIVE && people.isCandidate(who);
    }

    private synchronized void select(Seat from, Select select) {
        if (!isGreeted(from)) throw BadMessage.notGreeted();
        if (state.stage() == Stage.FINISHED) return;
        try {
            whereabouts.selected(from.who(), clock.millis(), select, state.document(select.file()));
        } catch (Refused e) {
            // A cursor in text that is not there any more is no loss: the next one will be right.
            return;
        }
        var presence = ServerMessages.presence(from.who(), select.file(), select.revision(), select.ranges());
        broadcast(presence, seat -> !seat.who().equals(from.who()));
    }

    private void introduce(Participant participant) {
        if (!people.meet(participant)) return;
        broadcast(ServerMessages.people(List.of(participant)), seat -> participant.hasEntered() || !seat.isCandidate());
    }

    private void arrive(Participant participant) {
        absences.begin(participant.id(), clock.millis());
        if (!state.isHere(participant.id())) {
            publish(participant.id(), new Joined(ServerMessages.role(participant), participant.consentVersion()));
        }
    }

    private void start() {
        // A candidate sees nothing of what was run before.
        running.end();
        change(() -> transactions.start(interviewId, log));
        expel(this::onlyPrepares, CloseCodes.STARTED);
        people.whoOnlyPrepare().forEach(whereabouts::gone);
        audience.endWaiting().forEach(guest -> welcome(guest, 0, List.of()));
    }

    /** Changes the stage in a transaction of its own, when nothing of this room is on its way to the log. */
    private void change(Supplier<Recorded> transaction) {
        awaitCommits();
        Recorded recorded;
        try {
            recorded = transaction.get();
        } catch (DuplicateKeyException e) {
            log.fail(e);
            throw new RoomDropped();
        } catch (RuntimeException e) {
            // Whether it was committed nobody knows; the log does.
            log.fail(e);
            throw e;
        }
        log.advanceTo(recorded);
        remember(recorded);
        broadcast(ServerMessages.event(recorded.line()), _ -> true);
    }

    /** Another node that was quicker fails the log: nothing has been done then, and in the next room it can be. */
    private void awaitCommits() {
        try {
            log.awaitCommits(PATIENCE);
        } catch (LogUnavailable e) {
            throw log.hasFailed() ? new RoomDropped() : e;
        }
    }

    private void welcome(Seat seat, long since, List<Recorded> older) {
        var answer = greeting.messages(seat, since, older, clock.millis());
        var messages = answer.messages();
        if (!answer.isAll()) {
            log.afterCommits(() -> {
                seat.greet(messages);
                seat.close(CloseCodes.MORE);
            });
            return;
        }
        if (!seat.isCandidate() && !asking.isEmpty()) messages.add(ServerMessages.asking(asking));
        seat.greeted(clock.millis());
        audience.greet(seat);
        turnSurplusAway(seat.who());
        log.afterCommits(() -> seat.greet(messages));
    }

    private void turnSurplusAway(UUID who) {
        audience.removeSurplusOf(who).forEach(seat -> seat.cutOff(CloseCodes.TOO_MANY));
    }

    /** Under the lock only. */
    void publish(@Nullable UUID by, RoomEvent event) {
        publish(by, _ -> event);
    }

    private void publish(@Nullable UUID by, Function<Long, RoomEvent> event) {
        var listeners = audience.greeted();
        remember(log.append(by, event, committed -> {
            var message = ServerMessages.event(committed.line());
            listeners.forEach(seat -> seat.send(message));
        }));
    }

    private void remember(Recorded recorded) {
        recent.add(recorded);
        state.apply(recorded);
        usedAt = clock.millis();
        if (recorded.seq() - snapshotSeq >= SNAPSHOT_EVERY) keepSnapshot();
    }

    private void keepSnapshot() {
        snapshotSeq = state.seq();
        var snapshot = new Snapshot(state.save(), typingTimes.save());
        log.afterCommits(() -> snapshots.keep(interviewId, snapshot));
    }

    /** Says something that is not recorded, in order with what is. Under the lock only. */
    void broadcast(String message, Predicate<Seat> listeners) {
        var seats = audience.greeted().stream().filter(listeners).toList();
        if (!seats.isEmpty()) log.afterCommits(() -> seats.forEach(seat -> seat.send(message)));
    }

    /** Calls back once everything published so far is on disk. Under the lock only. */
    void afterCommits(Runnable then) {
        log.afterCommits(then);
    }

    /** For what comes from elsewhere; not in a room that is dropped. */
    synchronized void locked(Runnable action) {
        requireUsable();
        action.run();
    }

    /** What can be run here has changed. */
    synchronized void tellLanguages() {
        if (!dropped) running.tellLanguages();
    }

    /** An event of a script, made for the room as it is. */
    synchronized void rehearse(@Nullable UUID by, Function<RoomState, RoomEvent> event) {
        requireUsable();
        publish(by, event.apply(state));
    }

    private synchronized List<Seat> everybody() {
        return audience.all();
    }

    /** By any number of sockets. */
    synchronized boolean isConnected(UUID who) {
        return audience.isHere(who);
    }

    /** Whether an interviewer has given this seat to another browser since the socket was opened. */
    private boolean hasMoved(Seat seat) {
        var current = people.get(seat.who());
        return current != null && !current.holdsSameSeat(seat.participant());
    }

    private boolean onlyPrepares(Seat seat) {
        var person = people.get(seat.who());
        return person != null && !person.hasEntered();
    }

    private boolean isGreeted(Seat seat) {
        requireUsable();
        return audience.isGreeted(seat);
    }

    private void requireUsable() {
        if (dropped) throw new RoomDropped();
    }
}
