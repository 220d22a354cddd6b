package dev.greenroom.room;

import dev.greenroom.recording.RoomEvent.Piece;
import dev.greenroom.running.Channel;
import dev.greenroom.running.CodeRunner;
import dev.greenroom.running.RunResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a run has said and nobody has been told yet. The runner's threads put it down here and go on; what they say while
 * an event is on its way to the log, or within a moment after the last one, goes into the next one together. Safe for use
 * by many threads; only {@link #await} blocks its caller.
 */
final class RunNews implements CodeRunner.Listener {

    /** A program that never stops talking is told of so often, and no more. */
    private static final Duration PACE = Duration.ofMillis(40);

    /**
     * What there is to tell.
     *
     * @param place how many others are before it, null where that has not changed
     * @param result null before the end
     */
    record News(
            @Nullable Integer place,
            List<Piece> output,
            @Nullable RunResult result) {}

    private record Gathered(String channel, StringBuilder text) {}

    private final List<Gathered> output = new ArrayList<>();
    private @Nullable Integer place;
    private boolean waits;
    private @Nullable RunResult result;
    private boolean over;
    private long begunAt;
    private boolean onItsWay;
    private long notBefore = System.nanoTime();

    @Override
    public synchronized void waiting(int others) {
        place = others;
        waits = true;
        notifyAll();
    }

    @Override
    public synchronized void started() {
        begunAt = System.nanoTime();
        // Who was told of a place hears that it is the run's turn, even where the program says nothing for long.
        if (waits) place = 0;
        notifyAll();
    }

    @Override
    public synchronized void output(Channel channel, String text) {
        var name = name(channel);
        if (output.isEmpty() || !output.getLast().channel.equals(name))
            output.add(new Gathered(name, new StringBuilder()));
        output.getLast().text.append(text);
        notifyAll();
    }

    @Override
    public synchronized void ended(RunResult how) {
        result = how;
        notifyAll();
    }

    private static String name(Channel channel) {
        return switch (channel) {
            case OUT -> "out";
            case ERR -> "err";
        };
    }

    /**
     * Waits until there is something to tell and it may be told. The end may always be told, and the first output.
     *
     * @return false when nobody wants to hear any more
     */
    synchronized boolean await() throws InterruptedException {
        while (!over && result == null && place == null) {
            var rest = notBefore - System.nanoTime();
            if (output.isEmpty() || onItsWay) {
                wait();
            } else if (rest > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, rest);
            } else {
                return true;
            }
        }
        return !over;
    }

    /**
     * All that there is, and all at once: what was written before the end must not be told after it. Output is on its way
     * until {@link #arrived}.
     */
    synchronized News take() {
        var pieces = output.stream()
                .map(each -> new Piece(each.channel, each.text.toString()))
                .toList();
        var news = new News(place, pieces, result);
        place = null;
        output.clear();
        if (!pieces.isEmpty()) {
            onItsWay = true;
            notBefore = System.nanoTime() + PACE.toNanos();
        }
        return news;
    }

    synchronized void arrived() {
        onItsWay = false;
        notifyAll();
    }

    /** For how long it has run, zero while it waits. */
    synchronized Duration time() {
        return begunAt == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - begunAt);
    }

    /** Nobody wants to hear any more. */
    synchronized void end() {
        over = true;
        notifyAll();
    }
}
