package dev.greenroom.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The time of day, except while the demo's script plays what happened earlier. Safe for use by many threads. */
class DemoClock extends Clock {

    private final Clock real;
    private volatile @Nullable Instant moved;

    DemoClock() {
        this(Clock.tick(Clock.system(ZoneOffset.UTC), Duration.ofMillis(1)));
    }

    private DemoClock(Clock real) {
        this.real = real;
    }

    void moveTo(Instant instant) {
        moved = instant;
    }

    void forward(Duration time) {
        moved = instant().plus(time);
    }

    /** From now on it is the time that it is. */
    void release() {
        moved = null;
    }

    @Override
    public Instant instant() {
        var at = moved;
        return at == null ? real.instant() : at;
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new DemoClock(real.withZone(zone));
    }
}
