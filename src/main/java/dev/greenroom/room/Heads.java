package dev.greenroom.room;

import dev.greenroom.database.RegularWork;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Notices that another node has written to a room's recording, as may happen while a load balancer moves the room. A
 * room that writes finds out by the primary key; one that only listens would never hear of it.
 */
@Component
class Heads {

    private static final Logger log = LoggerFactory.getLogger(Heads.class);

    private final Rooms rooms;
    private final JdbcClient jdbc;

    Heads(Rooms rooms, JdbcClient jdbc) {
        this.rooms = rooms;
        this.jdbc = jdbc;
    }

    /** One look into the index for each room that is in memory, all in one query. */
    @Scheduled(fixedDelay = 3_000)
    void compare() {
        var loaded = rooms.loaded().collect(Collectors.toMap(Room::interviewId, Function.identity()));
        if (loaded.isEmpty()) return;
        RegularWork.attempt(log, "The rooms could not be compared with their recordings", () -> compare(loaded));
    }

    private void compare(Map<UUID, Room> loaded) {
        jdbc.sql("""
                select room.id, (select max(seq) from recorded_event where interview_id = room.id)
                from unnest(?) as room (id)
                """)
                .param((Object) loaded.keySet().toArray(UUID[]::new))
                .query((row, _) -> Map.entry(row.getObject(1, UUID.class), row.getLong(2)))
                .list()
                .forEach(head -> loaded.get(head.getKey()).dropIfBehind(head.getValue()));
    }
}
