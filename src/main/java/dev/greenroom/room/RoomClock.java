package dev.greenroom.room;

import dev.greenroom.account.SessionKeeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Moves the rooms on in time. */
@Component
class RoomClock {

    private static final Logger log = LoggerFactory.getLogger(RoomClock.class);

    private final Rooms rooms;
    private final SessionKeeper sessions;

    RoomClock(Rooms rooms, SessionKeeper sessions) {
        this.rooms = rooms;
        this.sessions = sessions;
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

    /** Who sits in a room stays signed in, however long the interview; traffic on a socket alone would not do that. */
    @Scheduled(fixedDelayString = "${greenroom.session-touch:60s}")
    void keepSessions() {
        rooms.loaded().forEach(room -> alone(() -> room.httpSessions().forEach(sessions::touch)));
    }

    /** One room's trouble is not the others'. */
    private static void alone(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.warn("A room could not do its regular work", e);
        }
    }
}
