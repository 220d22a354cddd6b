package dev.greenroom.room;

import dev.greenroom.database.RegularWork;
import dev.greenroom.interview.InterviewCancelled;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Sends everybody out of an interview that was cancelled: a candidate in the lobby would wait for hours, and who prepares
 * would go on writing. At once here, once the transaction that says so has committed; within a minute on another node. The
 * room itself stays as it is, for the interview may be restored.
 */
@Component
class CancelledRooms {

    private static final Logger log = LoggerFactory.getLogger(CancelledRooms.class);

    private final Newcomers newcomers;
    private final Rooms rooms;
    private final JdbcClient jdbc;

    CancelledRooms(Newcomers newcomers, Rooms rooms, JdbcClient jdbc) {
        this.newcomers = newcomers;
        this.rooms = rooms;
        this.jdbc = jdbc;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void close(InterviewCancelled cancelled) {
        close(cancelled.interviewId());
    }

    private void close(UUID interviewId) {
        Predicate<Seat> inIt = seat -> interviewId.equals(seat.participant().interviewId());
        newcomers.expel(inIt, CloseCodes.CANCELLED);
        rooms.loaded(interviewId).forEach(room -> room.expel(inIt, CloseCodes.CANCELLED));
    }

    /** Also whoever was on their way in just then. */
    @Scheduled(fixedDelay = 60_000)
    void closeThoseCancelledElsewhere() {
        var loaded = rooms.loaded().map(Room::interviewId).collect(Collectors.toSet());
        if (loaded.isEmpty()) return;
        RegularWork.attempt(
                log,
                "It could not be looked up which interviews were cancelled",
                () -> jdbc.sql("select id from interview where cancelled_at is not null and id = any (?)")
                        .param((Object) loaded.toArray(UUID[]::new))
                        .query(UUID.class)
                        .list()
                        .forEach(this::close));
    }
}
