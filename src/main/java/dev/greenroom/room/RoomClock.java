package dev.greenroom.room;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Moves the rooms on in time. */
@Component
class RoomClock {

    private static final Logger log = LoggerFactory.getLogger(RoomClock.class);

    private final Rooms rooms;

    RoomClock(Rooms rooms) {
        this.rooms = rooms;
    }

    @Scheduled(fixedRate = 500)
    void tick() {
        rooms.loaded().forEach(room -> alone(room::tick));
    }

    @Scheduled(fixedRate = 5_000)
    void beat() {
        rooms.loaded().forEach(room -> alone(room::beat));
    }

    @Scheduled(fixedDelay = 30_000)
    void unload() {
        rooms.unloadIdle();
    }

    /** One room's trouble is not the others'. */
    static void alone(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.warn("A room could not do its regular work", e);
        }
    }
}
