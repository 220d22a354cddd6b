package dev.greenroom.room;

import dev.greenroom.database.RegularWork;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Writes down who is in the rooms of this node, for those who are not: the dashboard, and what finishes interviews that
 * everybody has left. The recording knows by itself.
 */
@Component
class Presence {

    private static final Logger log = LoggerFactory.getLogger(Presence.class);

    /** Well within the time after which what is written counts as stale. */
    private static final Duration REFRESH = Duration.ofSeconds(30);

    private final Rooms rooms;
    private final JdbcClient jdbc;
    private final Clock clock;
    private Set<UUID> written = Set.of();
    private long refreshedAt;

    Presence(Rooms rooms, JdbcClient jdbc, Clock clock) {
        this.rooms = rooms;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Writes what has changed since the last time, and now and then everything. */
    @Scheduled(fixedRate = 1_000)
    synchronized void write() {
        var here = rooms.loaded().flatMap(room -> room.here().stream()).collect(Collectors.toSet());
        RegularWork.attempt(log, "Who is in the rooms could not be written down", () -> write(here));
    }

    private void write(Set<UUID> here) {
        var now = clock.instant();
        // By a clock that only counts: one that is set back must not let what is written go stale.
        var nanos = System.nanoTime();
        var refresh = refreshedAt == 0 || nanos - refreshedAt > REFRESH.toNanos();
        write(without(written, here), false, now);
        write(refresh ? here : without(here, written), true, now);
        written = here;
        if (refresh) refreshedAt = nanos;
    }

    private void write(Set<UUID> people, boolean present, Instant now) {
        if (people.isEmpty()) return;
        jdbc.sql("update participant set present = ?, seen_at = ? where id = any(?)")
                .params(present, Timestamp.from(now), people.toArray(UUID[]::new))
                .update();
    }

    private static Set<UUID> without(Set<UUID> people, Set<UUID> others) {
        var rest = new HashSet<>(people);
        rest.removeAll(others);
        return rest;
    }
}
