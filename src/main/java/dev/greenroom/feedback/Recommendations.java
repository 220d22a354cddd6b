package dev.greenroom.feedback;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the scorecards of many interviews come to, without all that is written in them. */
@Repository
class Recommendations {

    /** Who recommended what. */
    record Recommended(UUID interviewId, UUID authorId, Recommendation recommendation) {}

    private final JdbcClient jdbc;

    Recommendations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In no particular order. */
    List<Recommended> of(Collection<UUID> interviews) {
        return jdbc.sql("""
                select interview_id, author_id, recommendation
                from scorecard where interview_id = any(cast(:interviews as uuid[]))
                """)
                .param("interviews", interviews.toArray(UUID[]::new))
                .query((row, _) -> new Recommended(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        Recommendation.valueOf(row.getString(3))))
                .list();
    }
}
