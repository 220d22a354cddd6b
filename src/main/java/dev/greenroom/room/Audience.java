package dev.greenroom.room;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The sockets of one room: those that were greeted and hear everything, and those of a candidate who waits in the lobby
 * for the start. Changed under the room's lock only; who is there may be asked without it.
 */
final class Audience {

    /** So many of one person, more than anybody has tabs of one interview; the oldest gives way. */
    static final int MOST_OF_ONE = 20;

    /** Replaced, never changed, so that what waits in the log's queue keeps the seats of its own moment. */
    private volatile List<Seat> greeted = List.of();

    private volatile List<Seat> waiting = List.of();

    /** Those who hear what happens now; the list stays as it is. */
    List<Seat> greeted() {
        return greeted;
    }

    /** From now on it hears everything. */
    void greet(Seat seat) {
        waiting = without(waiting, seat);
        greeted = with(greeted, seat);
    }

    /** Until the start it hears nothing. */
    void letWait(Seat seat) {
        waiting = with(waiting, seat);
    }

    /** Those in the lobby, who wait no more. */
    List<Seat> endWaiting() {
        var guests = waiting;
        waiting = List.of();
        return guests;
    }

    void remove(Seat seat) {
        greeted = without(greeted, seat);
        waiting = without(waiting, seat);
    }

    /** Takes out those and returns them. */
    List<Seat> removeIf(Predicate<Seat> unwanted) {
        var removed = all().stream().filter(unwanted).toList();
        removed.forEach(this::remove);
        return removed;
    }

    boolean isGreeted(Seat seat) {
        return greeted.contains(seat);
    }

    /** By any number of sockets. */
    boolean isHere(UUID who) {
        for (var seat : all()) {
            if (seat.who().equals(who)) return true;
        }
        return false;
    }

    /** Whether any of their tabs is in front, of those that hear what happens. */
    boolean isLooking(UUID who) {
        for (var seat : greeted) {
            if (seat.who().equals(who) && seat.isInFront()) return true;
        }
        return false;
    }

    boolean isEmpty() {
        return greeted.isEmpty() && waiting.isEmpty();
    }

    /** The list stays as it is. Nearly always it is there already: the clock asks for every room's, twice a second. */
    List<Seat> all() {
        var inside = greeted;
        var outside = waiting;
        if (outside.isEmpty()) return inside;
        if (inside.isEmpty()) return outside;
        return Stream.concat(inside.stream(), outside.stream()).toList();
    }

    /** Those that have to give way to what has come. */
    List<Seat> removeSurplusOf(UUID who) {
        var theirs = all().stream().filter(seat -> seat.who().equals(who)).toList();
        var surplus = theirs.subList(0, Math.max(0, theirs.size() - MOST_OF_ONE));
        surplus.forEach(this::remove);
        return surplus;
    }

    private static List<Seat> with(List<Seat> seats, Seat seat) {
        return Stream.concat(seats.stream(), Stream.of(seat)).toList();
    }

    private static List<Seat> without(List<Seat> seats, Seat seat) {
        return seats.stream().filter(other -> other != seat).toList();
    }
}
