package dev.greenroom.dashboard;

import dev.greenroom.account.User;
import dev.greenroom.database.RegularWork;
import dev.greenroom.interview.Stage;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * How many interviews a viewer sees in each stage. Nothing is counted for it: triggers keep the numbers in pieces, one for
 * each change, in the transaction that makes it (V14), so that those who change something wait for nobody. Here the
 * pieces are added up: on reading, and now and then for good.
 */
@Repository
class StageCounts {

    private static final Logger log = LoggerFactory.getLogger(StageCounts.class);

    /** Of whose own the numbers are, where they are of all there are. */
    private static final UUID EVERYBODY = new UUID(0, 0);

    private final JdbcClient jdbc;

    StageCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All stages, those with nothing in them too. The one in which the viewer was the candidate is not among them. */
    Map<Stage, Long> of(User viewer) {
        var counts = new EnumMap<Stage, Long>(Stage.class);
        for (var stage : Stage.values()) counts.put(stage, 0L);
        jdbc.sql("""
                select stage, sum(change) as number
                from (select stage, change from interview_count where staff_id = :whose
                      union all
                      select stage, -1 from interview
                      where candidate_email_folded = :address and cancelled_at is null
                        and (:all or exists (
                            select from own_interview where interview_id = interview.id and staff_id = :whose))
                     ) as pieces
                group by stage
                """)
                .param("whose", whose(viewer))
                .param("all", whose(viewer) == EVERYBODY)
                .param("address", viewer.emailFolded())
                .query(row -> {
                    var stage = Stage.valueOf(row.getString("stage"));
                    if (sees(viewer, stage)) counts.put(stage, row.getLong("number"));
                });
        return counts;
    }

    /** How many finished interviews wait for this viewer's feedback. */
    long owedBy(User viewer) {
        return jdbc.sql("""
                select (select count(*) from own_interview where staff_id = :viewer and owes)
                     - (select count(*) from interview join own_interview on interview_id = id
                        where candidate_email_folded = :address and staff_id = :viewer and owes)
                """)
                .param("viewer", viewer.id())
                .param("address", viewer.emailFolded())
                .query(Long.class)
                .single();
    }

    /**
     * Makes one piece of those that say the same. On every node that wishes, at any time: each puts back the sum of
     * exactly those it took out, so nothing is lost or counted twice by two that do so at once.
     */
    @Scheduled(fixedDelay = 60_000)
    void addUp() {
        RegularWork.attempt(
                log,
                "The counts of interviews could not be added up",
                () -> jdbc.sql("""
                    with pieces as (
                        delete from interview_count
                        where (staff_id, stage) in (
                            select staff_id, stage from interview_count group by staff_id, stage having count(*) > 1)
                        returning staff_id, stage, change)
                    insert into interview_count
                    select staff_id, stage, sum(change) from pieces group by staff_id, stage having sum(change) <> 0
                    """).update());
    }

    private static UUID whose(User viewer) {
        return switch (viewer.role()) {
            case ADMIN, RECRUITER, REVIEWER -> EVERYBODY;
            case INTERVIEWER -> viewer.id();
        };
    }

    private static boolean sees(User viewer, Stage stage) {
        return switch (viewer.role()) {
            case ADMIN, RECRUITER, INTERVIEWER -> true;
            case REVIEWER -> stage == Stage.FINISHED;
        };
    }
}
