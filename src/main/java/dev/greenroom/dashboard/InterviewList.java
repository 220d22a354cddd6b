package dev.greenroom.dashboard;

import dev.greenroom.account.Role;
import dev.greenroom.account.User;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Stage;
import jakarta.persistence.EntityManager;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Repository;

/** One stage's interviews as one viewer may see them, a page at a time by key set, so that deep pages cost no more. */
@Repository
class InterviewList {

    static final int PAGE = 50;

    private static final String VISIBLE = """
             and i.cancelledAt is null and (:all = true or i.createdBy = :staff or :staff member of i.interviewers
               or exists (select 1 from Participant p where p.interviewId = i.id and p.staffId = :staff))
            """;

    private final EntityManager entities;

    InterviewList(EntityManager entities) {
        this.entities = entities;
    }

    /** One row more than a page where there is a next one. */
    List<Interview> page(User viewer, Stage stage, Optional<Cursor> after) {
        if (viewer.role() == Role.REVIEWER && stage != Stage.FINISHED) return List.of();
        var hql = "select i from Interview i where i.stage = :stage" + VISIBLE
                + (after.isPresent() ? " and " + follows(stage) : "") + " order by " + order(stage);
        var query = entities.createQuery(hql, Interview.class)
                .setParameter("stage", stage)
                .setParameter("all", seesAll(viewer))
                .setParameter("staff", viewer.id())
                .setMaxResults(PAGE + 1);
        after.ifPresent(cursor -> query.setParameter("key", cursor.key()).setParameter("id", cursor.id()));
        return query.getResultList();
    }

    Map<Stage, Long> counts(User viewer) {
        var counts = new EnumMap<Stage, Long>(Stage.class);
        for (var stage : Stage.values()) counts.put(stage, 0L);
        entities.createQuery(
                        "select i.stage, count(i) from Interview i where true = true" + VISIBLE + " group by i.stage",
                        Object[].class)
                .setParameter("all", seesAll(viewer))
                .setParameter("staff", viewer.id())
                .getResultList()
                .forEach(row -> counts.put((Stage) row[0], (Long) row[1]));
        if (viewer.role() == Role.REVIEWER) {
            counts.put(Stage.PENDING, 0L);
            counts.put(Stage.ACTIVE, 0L);
        }
        return counts;
    }

    static Cursor cursor(Interview row) {
        return switch (row.stage()) {
            case PENDING -> new Cursor(row.dueAt(), row.id());
            case ACTIVE -> new Cursor(Objects.requireNonNull(row.startedAt()), row.id());
            case FINISHED -> new Cursor(Objects.requireNonNull(row.finishedAt()), row.id());
        };
    }

    private static boolean seesAll(User viewer) {
        return viewer.role().seesAll() || viewer.role() == Role.REVIEWER;
    }

    private static String order(Stage stage) {
        return switch (stage) {
            case PENDING -> "i.dueAt, i.id desc";
            case ACTIVE -> "i.startedAt, i.id";
            case FINISHED -> "i.finishedAt desc, i.id desc";
        };
    }

    private static String follows(Stage stage) {
        return switch (stage) {
            case PENDING -> "(i.dueAt > :key or i.dueAt = :key and i.id < :id)";
            case ACTIVE -> "(i.startedAt > :key or i.startedAt = :key and i.id > :id)";
            case FINISHED -> "(i.finishedAt < :key or i.finishedAt = :key and i.id < :id)";
        };
    }
}
