package dev.greenroom.room;

import dev.greenroom.database.RegularWork;
import dev.greenroom.interview.WrongStage;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Finishes what everybody has left and nobody finished. Goes by the database, so a restart in between changes nothing. */
@Component
class IdleInterviews {

    private static final Logger log = LoggerFactory.getLogger(IdleInterviews.class);

    private final Rooms rooms;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration patience;

    /** @param patience how long an Active interview may be without anybody before it is over */
    IdleInterviews(
            Rooms rooms, JdbcClient jdbc, Clock clock, @Value("${greenroom.idle-finish:60m}") Duration patience) {
        this.rooms = rooms;
        this.jdbc = jdbc;
        this.clock = clock;
        this.patience = patience;
    }

    @Scheduled(fixedDelayString = "${greenroom.idle-check:60s}")
    void finish() {
        RegularWork.attempt(log, "Interviews that everybody has left could not be looked for", this::finishDeserted);
    }

    private void finishDeserted() {
        jdbc.sql("""
                select i.id from interview i where i.stage = 'ACTIVE' and greatest(i.started_at,
                    (select max(p.seen_at) from participant p where p.interview_id = i.id)) < ?
                """)
                .param(Timestamp.from(clock.instant().minus(patience)))
                .query(UUID.class)
                .list()
                .forEach(id -> RoomClock.alone(() -> finish(id)));
    }

    private void finish(UUID interview) {
        try {
            if (rooms.get(interview).finishIfDeserted())
                log.info("Finished interview {}, in which nobody has been for {}", interview, patience);
        } catch (WrongStage e) {
            log.debug("Interview {} was finished in the same moment", interview);
        }
    }
}
