package dev.greenroom.room;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that somebody sets. It stands still, or goes as another does. */
final class MovedClock extends Clock {

    private final Clock base;
    private final AtomicLong moved = new AtomicLong();

    /** Stands still at that millisecond. */
    MovedClock(long at) {
        this(Clock.fixed(Instant.ofEpochMilli(at), ZoneOffset.UTC));
    }

    MovedClock(Clock base) {
        this.base = base;
    }

    /** On by so many milliseconds, or back. */
    void move(long milliseconds) {
        moved.addAndGet(milliseconds);
    }

    void setRight() {
        moved.set(0);
    }

    @Override
    public Instant instant() {
        return base.instant().plusMillis(moved.get());
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
