package dev.greenroom.room;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.LongSupplier;

/**
 * The time in one room: that of the server's clock, but it never goes back. When the clock is set back, time here goes
 * on at its pace, so that what lasts seconds lasts seconds, and a recording neither stands still nor runs backwards.
 */
final class RoomTime extends Clock {

    private static final long NANOS = 1_000_000;

    private final Clock clock;
    private final LongSupplier nanoTime;
    private long latest;
    private long latestNanos;

    /** @param notBefore where the recording has got to, in milliseconds: an earlier process may have had a faster clock */
    RoomTime(Clock clock, long notBefore) {
        this(clock, notBefore, System::nanoTime);
    }

    /** @param nanoTime counts nanoseconds, whatever happens to the clock */
    RoomTime(Clock clock, long notBefore, LongSupplier nanoTime) {
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.latest = notBefore;
        this.latestNanos = nanoTime.getAsLong();
    }

    @Override
    public synchronized long millis() {
        var now = clock.millis();
        var nanos = nanoTime.getAsLong();
        if (now >= latest) {
            latest = now;
            latestNanos = nanos;
        } else {
            var passed = (nanos - latestNanos) / NANOS;
            latest += passed;
            latestNanos += passed * NANOS;
        }
        return latest;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    /** The same time, told by another zone's clocks. */
    @Override
    public Clock withZone(ZoneId zone) {
        return new RoomTime(clock.withZone(zone), millis(), nanoTime);
    }
}
