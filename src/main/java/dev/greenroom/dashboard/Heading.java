package dev.greenroom.dashboard;

import dev.greenroom.interview.Interview;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What stands above a run of rows: the day, the week or the month they belong to, as the viewer's calendar has it.
 *
 * @param name the last part of the message's key, {@code dashboard.day.*}
 * @param day the day to name, where the words leave room for one
 */
record Heading(String name, @Nullable LocalDate day) {

    /** Null where rows need none: those that are Active all belong to now. */
    static @Nullable Heading of(Interview interview, ZonedDateTime now) {
        return switch (interview.stage()) {
            case PENDING -> ahead(interview.startsAt(), now);
            case ACTIVE -> null;
            case FINISHED -> behind(Objects.requireNonNull(interview.finishedAt()), now);
        };
    }

    private static Heading ahead(@Nullable Instant start, ZonedDateTime now) {
        if (start == null) return new Heading("unscheduled", null);
        var today = now.toLocalDate();
        var day = start.atZone(now.getZone()).toLocalDate();
        if (day.isBefore(today)) return new Heading("overdue", null);
        if (day.equals(today)) return new Heading("today", today);
        if (day.equals(today.plusDays(1))) return new Heading("tomorrow", day);
        var monday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        if (day.isBefore(monday)) return new Heading("this-week", null);
        return new Heading(day.isBefore(monday.plusWeeks(1)) ? "next-week" : "later", null);
    }

    private static Heading behind(Instant end, ZonedDateTime now) {
        var today = now.toLocalDate();
        var day = end.atZone(now.getZone()).toLocalDate();
        if (!day.isBefore(today)) return new Heading("today", today);
        if (day.equals(today.minusDays(1))) return new Heading("yesterday", day);
        var month = day.withDayOfMonth(1);
        return month.equals(today.withDayOfMonth(1)) ? new Heading("this-month", null) : new Heading("month", month);
    }
}
