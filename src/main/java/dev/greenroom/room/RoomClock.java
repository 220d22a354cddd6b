package dev.greenroom.room;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Moves the rooms on in time, from a thread that does nothing else: browsers that hear no beat come back, all at once.
 * Each pass through the rooms has a thread of its own, so that one that a room keeps waiting holds up none after it.
 */
@Component
class RoomClock {

    private static final Logger log = LoggerFactory.getLogger(RoomClock.class);

    private final Rooms rooms;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("room-clock").daemon().factory());

    RoomClock(Rooms rooms) {
        this.rooms = rooms;
    }

    @PostConstruct
    void start() {
        every(500, this::tick);
        every(5_000, this::beat);
    }

    private void every(long milliseconds, Runnable pass) {
        clock.scheduleAtFixedRate(
                () -> Thread.startVirtualThread(pass), milliseconds, milliseconds, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        rooms.loaded().forEach(room -> alone(room::tick));
    }

    private void beat() {
        rooms.loaded().forEach(room -> alone(room::beat));
    }

    @Scheduled(fixedDelay = 30_000)
    void unload() {
        rooms.unloadIdle();
    }

    @PreDestroy
    void stop() {
        clock.shutdownNow();
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
