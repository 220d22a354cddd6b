package dev.greenroom.running;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;

/**
 * Whose turn it is: so many at once, one of each room, and who came first is first. Each turn is a platform thread, as
 * the sandbox asks for. What has to be told is told by another thread, as whoever asks may hold locks that the listener
 * wants too.
 */
final class RunQueue {

    /** @param place hears how many others are before it, whenever that changes */
    record Turn(UUID room, Runnable task, IntConsumer place) {}

    private final int atOnce;
    private final int longest;
    private final Executor teller;
    private final List<Turn> waiting = new ArrayList<>();
    private final Set<UUID> running = new HashSet<>();

    RunQueue(int atOnce, int longest, Executor teller) {
        this.atOnce = atOnce;
        this.longest = longest;
        this.teller = teller;
    }

    /** Whether it was taken; a queue that is too long takes nobody. */
    synchronized boolean add(Turn turn) {
        if (waiting.size() >= longest) return false;
        waiting.add(turn);
        callNext();
        if (waiting.contains(turn)) tellPlaceOf(turn);
        return true;
    }

    /** Whether it had not begun, and now never will. */
    synchronized boolean remove(Turn turn) {
        if (!waiting.remove(turn)) return false;
        waiting.forEach(this::tellPlaceOf);
        return true;
    }

    /** Waits for those that run to end, but not for long. */
    synchronized void drain(Duration atMost) throws InterruptedException {
        var until = System.nanoTime() + atMost.toNanos();
        while (!running.isEmpty() && System.nanoTime() < until) wait(10);
    }

    private void callNext() {
        for (var turn : List.copyOf(waiting)) {
            if (running.size() >= atOnce) return;
            if (!running.add(turn.room())) continue;
            waiting.remove(turn);
            Thread.ofPlatform().name("run").start(() -> take(turn));
        }
    }

    private void take(Turn turn) {
        try {
            turn.task().run();
        } finally {
            end(turn);
        }
    }

    private synchronized void end(Turn turn) {
        running.remove(turn.room());
        var before = waiting.size();
        callNext();
        if (waiting.size() < before) waiting.forEach(this::tellPlaceOf);
        notifyAll();
    }

    private void tellPlaceOf(Turn turn) {
        var others = waiting.indexOf(turn);
        teller.execute(() -> turn.place().accept(others));
    }
}
