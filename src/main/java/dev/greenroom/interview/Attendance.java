package dev.greenroom.interview;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who sits, or sat, in many interviews at once. A list needs some two hundred of them and changes none, so they are read as
 * rows and not as {@link Participant}s.
 */
@Repository
public class Attendance {

    /**
     * One of them.
     *
     * @param staffId the account of an interviewer, null for the candidate
     * @param entered whether they took their seat; who only prepares has not
     * @param present whether they are in the room, or the lobby, as far as the database knows: a second or two behind
     */
    public record Seat(
            UUID interviewId, @Nullable UUID staffId, boolean isCandidate, boolean entered, boolean present) {}

    /** Longer than a room takes to say again that somebody is there; a server that died says nothing. */
    private static final Duration STALE = Duration.ofSeconds(90);

    private final JdbcClient jdbc;

    Attendance(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In no particular order. */
    public List<Seat> of(Collection<UUID> interviews, Instant now) {
        // An array, as another number of parameters would be another statement, to be planned anew.
        return jdbc.sql("""
                select interview_id, staff_id, role = 'CANDIDATE', entered_at is not null, present and seen_at > :fresh
                from participant where interview_id = any(cast(:interviews as uuid[]))
                """)
                .param("fresh", now.minus(STALE).atOffset(ZoneOffset.UTC))
                .param("interviews", interviews.toArray(UUID[]::new))
                .query((row, _) -> new Seat(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getBoolean(3),
                        row.getBoolean(4),
                        row.getBoolean(5)))
                .list();
    }
}
