package dev.greenroom.room;

/**
 * How much one person may have written down: a bucket that what they send empties and time fills again. An hour's coding
 * with all its pastes does not empty it; whoever does is read more slowly, and nothing of theirs is refused. Safe for use
 * by many threads, as one person may have several sockets.
 */
final class Allowance {

    /** UTF-16 units. */
    static final int PER_SECOND = 256 << 10;

    static final int BURST = 8 << 20;

    private double left = BURST;
    private long filledAt;

    /** @param now in nanoseconds that only count */
    Allowance(long now) {
        filledAt = now;
    }

    /** Takes them, and gives the nanoseconds until they are paid for: nearly always none. */
    synchronized long take(int units, long now) {
        left = Math.min(BURST, left + (now - filledAt) * PER_SECOND / 1e9) - units;
        filledAt = now;
        return left < 0 ? (long) (-left / PER_SECOND * 1e9) : 0;
    }
}
