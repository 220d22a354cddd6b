package dev.greenroom.dashboard;

import dev.greenroom.account.User;
import dev.greenroom.interview.Folded;
import dev.greenroom.interview.Stage;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Filter} as a piece of a query over {@code Interview i}.
 *
 * @param where conditions, each with an "and" before it
 * @param parameters what they need bound; {@code :viewer} apart
 */
record FilterQuery(String where, Map<String, Object> parameters) {

    /**
     * For a list.
     *
     * @param own whether it goes through {@code OwnInterview own}, which knows the day as well
     */
    static FilterQuery of(Filter filter, User viewer, Stage stage, boolean own) {
        return of(filter, viewer, stage, own, own);
    }

    /**
     * For a search, which has other conditions that leave few.
     *
     * @param stage null where it goes through all of them
     * @param own whether it goes through {@code OwnInterview own}
     */
    static FilterQuery ofFound(Filter filter, User viewer, @Nullable Stage stage, boolean own) {
        return of(filter, viewer, stage, own, true);
    }

    private static FilterQuery of(Filter filter, User viewer, @Nullable Stage stage, boolean own, boolean few) {
        var where = new StringBuilder();
        var parameters = new HashMap<String, Object>();
        if (filter.interviewer() != null) {
            where.append(interviews(":interviewer"));
            parameters.put("interviewer", filter.interviewer());
        }
        if (filter.mine()) where.append(interviews(":viewer"));
        if (filter.waiting())
            where.append(" and exists (select 1 from OwnInterview o"
                    + " where o.id.interviewId = i.id and o.id.staffId = :viewer and o.owes)");
        if (filter.author() != null) {
            where.append(" and i.createdBy = :author");
            parameters.put("author", filter.author());
        }
        if (filter.label() != null) {
            // With "count(…) > 0" PostgreSQL looks at the labels of each remaining interview; with "exists" it may
            // start
            // from everybody's labels. Lower case is made by the database on both sides, because Java differs for some
            // letters.
            where.append(
                    few
                            ? " and (select count(l) from i.labels l where lower(l) = lower(:label)) > 0"
                            : " and exists (select 1 from i.labels l where lower(l) = lower(:label))");
            parameters.put("label", filter.label());
            var words = Folded.of(filter.label()).words();
            if (few && !words.isEmpty()) {
                // The same words stand in the text that is searched, where looking costs a tenth. Not by an index.
                where.append(" and ").append(Typed.has("searchText", false, "labelWords"));
                parameters.put("labelWords", "% " + Typed.literally(String.join(" ", words)) + " %");
            }
        }
        if (filter.position() != null) {
            where.append(" and lower(i.position) = lower(:position)");
            parameters.put("position", filter.position());
        }
        days(filter, stage, own, where, parameters);
        if (filter.recommendation() != null) {
            where.append(" and exists (select 1 from Scorecard s"
                    + " where s.interviewId = i.id and s.recommendation = :recommendation)" + mayRead(viewer));
            parameters.put("recommendation", filter.recommendation());
        }
        return new FilterQuery(where.toString(), parameters);
    }

    private static void days(
            Filter filter, @Nullable Stage stage, boolean own, StringBuilder where, Map<String, Object> parameters) {
        var since = filter.since();
        var until = filter.until();
        if (since == null && until == null) return;
        var day = own && stage != null ? "own.listedAt" : day(stage);
        if (stage == Stage.PENDING) where.append(" and i.startsAt is not null");
        if (since != null) {
            where.append(" and ").append(day).append(" >= :since");
            parameters.put("since", since);
        }
        if (until != null) {
            where.append(" and ").append(day).append(" < :until");
            parameters.put("until", until);
        }
    }

    private static String day(@Nullable Stage stage) {
        if (stage == null) return "coalesce(i.finishedAt, i.startedAt, i.startsAt)";
        return switch (stage) {
            case PENDING -> "i.dueAt";
            case ACTIVE -> "i.startedAt";
            case FINISHED -> "i.finishedAt";
        };
    }

    /** Assigned, or in the room. What is somebody's own is so mostly for that; those who only created it are left out. */
    private static String interviews(String who) {
        return (" and exists (select 1 from OwnInterview o where o.id.interviewId = i.id and o.id.staffId = %1$s)"
                        + " and (i.createdBy <> %1$s or %1$s member of i.interviewers or exists (select 1 from Participant p"
                        + " where p.interviewId = i.id and p.staffId = %1$s and p.enteredAt is not null))")
                .formatted(who);
    }

    /** The rule of {@code FeedbackRights.mayRead}, for many at once: nobody learns of the others' before giving their own. */
    private static String mayRead(User viewer) {
        var submitted = "exists (select 1 from Scorecard m where m.interviewId = i.id and m.authorId = :viewer)";
        return switch (viewer.role()) {
            case ADMIN, RECRUITER ->
                " and (" + submitted + " or not exists (select 1 from Participant q where q.interviewId = i.id"
                        + " and q.staffId = :viewer and q.enteredAt is not null))";
            case INTERVIEWER -> " and " + submitted;
            case REVIEWER -> "";
        };
    }
}
