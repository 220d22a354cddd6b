package dev.greenroom.room;

/**
 * Tells a busy browser from one that floods: a bucket that a message empties by one and time fills again. Real clients
 * have one command in flight and some cursors, so even a replayed trace on a quick line stays below this.
 */
final class Flood {

    private static final int PER_SECOND = 2_000;
    private static final int BURST = 6_000;

    private double left = BURST;
    private long filledAt;

    /** @param now in nanoseconds that only count, so that nobody floods because a clock is set back */
    Flood(long now) {
        filledAt = now;
    }

    /** Counts one message. */
    boolean isTooMuch(long now) {
        left = Math.min(BURST, left + (now - filledAt) * PER_SECOND / 1e9) - 1;
        filledAt = now;
        return left < 0;
    }
}
