package dev.greenroom.statistics;

import dev.greenroom.database.RegularWork;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds up, week by week, what statistics say of everybody's interviews. Triggers write down in which weeks something has
 * changed ({@code V15_1}); those are counted again from the interviews themselves, so nothing adds up to an error over the
 * years, and their months from all their weeks. On every node that wishes, one at a time.
 */
@Component
class WeeklyCount {

    private static final Logger log = LoggerFactory.getLogger(WeeklyCount.class);

    /** In one transaction. */
    private static final int AT_ONCE = 10;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    WeeklyCount(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** What has changed until then is in the numbers. */
    Instant upTo() {
        return jdbc.sql("select coalesce(min(changed_at), now()) from week_to_count")
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .single();
    }

    @Scheduled(fixedDelayString = "${greenroom.count-weeks:30s}")
    void count() {
        RegularWork.attempt(log, "The statistics could not be brought up to date", () -> {
            for (var more = true; more; ) more = Boolean.TRUE.equals(transaction.execute(_ -> countSome()));
        });
    }

    /** False when there is no more to do, or somebody else is at it. */
    private boolean countSome() {
        var mine = jdbc.sql("select pg_try_advisory_xact_lock(hashtext('weekly_fact'))")
                .query(Boolean.class)
                .single();
        if (!mine) return false;
        // What comes in meanwhile stays for the next time, so that a week is rather counted twice than not at all.
        List<LocalDate> weeks =
                jdbc.sql("""
                        with taken as (
                            delete from week_to_count
                            where week in (select week from week_to_count group by week order by week desc limit :some)
                            returning week)
                        select distinct week from taken
                        """).param("some", AT_ONCE).query(LocalDate.class).list();
        weeks.forEach(this::count);
        weeks.stream().map(Step.MONTH::begin).distinct().forEach(this::addUp);
        return weeks.size() == AT_ONCE;
    }

    private void count(LocalDate week) {
        jdbc.sql("delete from weekly_fact where week = ?").param(week).update();
        jdbc.sql("""
                insert into weekly_fact (week, measure, staff_id, minutes, number)
                select :week, measure, case measure when 'SECONDS' then staff_id end as staff, minutes, sum(number)
                from interview_fact
                where at >= :from and at < :to and measure <> 'GIVEN'
                group by measure, staff, minutes
                """)
                .param("week", week)
                .param("from", week.atStartOfDay().atOffset(ZoneOffset.UTC))
                .param("to", week.plusWeeks(1).atStartOfDay().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void addUp(LocalDate month) {
        jdbc.sql("delete from monthly_fact where month = ?").param(month).update();
        jdbc.sql("""
                insert into monthly_fact (month, measure, staff_id, minutes, number)
                select :month, measure, staff_id, minutes, sum(number)
                from weekly_fact
                where week >= :month and week < :next
                group by measure, staff_id, minutes
                """)
                .param("month", month)
                .param("next", Step.MONTH.next(month))
                .update();
    }
}
