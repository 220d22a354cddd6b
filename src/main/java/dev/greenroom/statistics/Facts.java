package dev.greenroom.statistics;

import dev.greenroom.account.User;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What can be counted of the interviews that one viewer sees. Of everybody's it reads the weeks and months that
 * {@link WeeklyCount} has added up, and takes away what this viewer may not know; of one's own it counts the interviews
 * themselves.
 */
@Repository
class Facts {

    /** How many interviews of a measure belong to a bar. */
    record Count(LocalDate begin, Measure measure, long number) {}

    /** How long somebody has interviewed. */
    record Work(UUID staff, long seconds) {}

    /** How much feedback of a week's or month's interviews came after that many minutes; below zero: how much less. */
    record Wait(LocalDate week, long minutes, long number) {}

    private static final String WEEKS = """
            select week, measure, staff_id, minutes, number from weekly_fact
            where week between :first and :last and measure in (%1$s)
            """;

    /** Months where they lie within the span as a whole, and the weeks before and after those. */
    private static final String MONTHS = """
            select month as week, measure, staff_id, minutes, number from monthly_fact
            where month >= :months and month < :after_months and measure in (%1$s)
            union all
            select week, measure, staff_id, minutes, number from weekly_fact
            where week >= :first and week < :months and measure in (%1$s)
            union all
            select week, measure, staff_id, minutes, number from weekly_fact
            where week >= :after_months and week <= :last and measure in (%1$s)
            """;

    /**
     * What was added up, less what this viewer may not know of. What is taken away may not be in there for some
     * seconds yet, so no sum is to be trusted below zero.
     */
    private static final String EVERYBODY = """
            %1$s
            union all
            select week_of(at), measure, staff_id, minutes, -number
            from (%2$s) as hidden (id)
            cross join lateral (%3$s) as fact
            where at >= :from and at < :to
            """;

    private static final String OWN = """
            select week_of(at) as week, measure, fact.staff_id, minutes, number
            from own_interview
            join interview on interview.id = own_interview.interview_id
            cross join lateral (%2$s) as fact
            where own_interview.staff_id = :viewer
                and (own_interview.stage <> 'FINISHED' or own_interview.listed_at >= :from)
                and interview.candidate_email_folded is distinct from :address
                and at >= :from and at < :to
            """;

    /** {@code offset}, here and below, keeps the planner from reading all interviews for some. */
    private static final String OF_ONE =
            "select * from interview_fact where interview_id = %s and measure in (%s)%s offset 0";

    /** Behind {@code offset} it would be asked only after all others' feedback has been looked at. */
    private static final String OWN_ALONE = " and (staff_id is null or staff_id = :viewer)";

    private static final String ABOUT_THEM = "select id from interview where candidate_email_folded = :address";

    /** Before their own feedback nobody is to know whether, and when, the others' came. */
    private static final String SEALED =
            ABOUT_THEM + " union select interview_id from own_interview where staff_id = :viewer and owes";

    private final JdbcClient jdbc;

    Facts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Count> counts(User viewer, Span span, Step step, List<Measure> measures) {
        return ask(viewer, span, """
                select date_trunc('%s', week::timestamp)::date as begin, measure, greatest(0, sum(number)) as number
                from (%s) as facts group by begin, measure
                """.formatted(step.unit(), source(viewer, step, ABOUT_THEM, measures)))
                .query((row, _) ->
                        new Count(date(row), Measure.valueOf(row.getString("measure")), row.getLong("number")))
                .list();
    }

    /** The busiest first. A sum of {@code bigint} would be {@code numeric}, which takes twice as long. */
    List<Work> work(User viewer, Span span, Step step) {
        return ask(viewer, span, """
                select staff_id, sum(number::int) as seconds from (%s) as facts
                group by staff_id having sum(number::int) > 0 order by seconds desc, staff_id
                """.formatted(source(viewer, step, ABOUT_THEM, List.of(Measure.SECONDS))))
                .query((row, _) -> new Work(row.getObject("staff_id", UUID.class), row.getLong("seconds")))
                .list();
    }

    /**
     * As they are stored, in no order: some ten thousand rows, which to add up and to sort took the database three times as
     * long as to read them. A wait may come several times.
     */
    List<Wait> waits(User viewer, Span span, Step step) {
        return ask(
                        viewer,
                        span,
                        "select week, minutes, number from (%s) as facts"
                                .formatted(source(viewer, step, SEALED, List.of(Measure.WAITED))))
                .query((row, _) -> new Wait(row.getObject(1, LocalDate.class), row.getLong(2), row.getLong(3)))
                .list();
    }

    /** The first week in which there is something; null where there is nothing at all. */
    @Nullable
    LocalDate earliest(User viewer) {
        var sql = viewer.role().seesOnlyOwn()
                ? """
                select week_of(min(created_at)) from own_interview
                cross join lateral (select created_at from interview where id = interview_id offset 0) as made
                where staff_id = ?
                """
                : "select min(week) from weekly_fact where cast(? as uuid) is not null";
        return jdbc.sql(sql)
                .param(viewer.id())
                .query((row, _) -> row.getObject(1, LocalDate.class))
                .optional()
                .orElse(null);
    }

    private JdbcClient.StatementSpec ask(User viewer, Span span, String sql) {
        return jdbc.sql(sql)
                .param("viewer", viewer.id())
                .param("address", viewer.emailFolded())
                .param("first", span.first())
                .param("last", span.last())
                .param("months", span.wholeMonths())
                .param("after_months", span.afterWholeMonths())
                .param("from", span.first().atStartOfDay().atOffset(ZoneOffset.UTC))
                .param("to", span.last().plusWeeks(1).atStartOfDay().atOffset(ZoneOffset.UTC));
    }

    /** Written out, not bound: what is not asked for is then not even planned. */
    private static String source(User viewer, Step step, String hidden, List<Measure> measures) {
        var names = String.join(
                ", ", measures.stream().map(measure -> "'" + measure + "'").toList());
        if (viewer.role().seesOnlyOwn())
            return OWN.formatted(names, OF_ONE.formatted("own_interview.interview_id", names, OWN_ALONE));
        var added = (step == Step.WEEK ? WEEKS : MONTHS).formatted(names);
        return EVERYBODY.formatted(added, hidden, OF_ONE.formatted("hidden.id", names, ""));
    }

    private static LocalDate date(ResultSet row) throws SQLException {
        return row.getObject("begin", LocalDate.class);
    }
}
