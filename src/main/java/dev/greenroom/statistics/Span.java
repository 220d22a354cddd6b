package dev.greenroom.statistics;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which weeks are looked at.
 *
 * @param first the Monday of the first week
 * @param last the Monday of the last
 * @param name {@code 3-months}, {@code 12-months}, {@code all}, or {@code dates} where somebody gave some
 */
record Span(LocalDate first, LocalDate last, String name) {

    /** Before there was anything to count, for {@code all}. */
    private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 3);

    private static final LocalDate FAR_AHEAD = LocalDate.of(2199, 12, 30);

    /** What an address asks for: dates where it has some that make sense, else a range, else the last three months. */
    static Span of(@Nullable String range, @Nullable String from, @Nullable String to, LocalDate today) {
        var first = date(from);
        var last = date(to);
        if (first.isPresent() || last.isPresent()) {
            var end = last.orElse(today);
            var begin = first.orElse(end.minusMonths(3));
            if (!begin.isAfter(end)) return new Span(monday(begin), monday(end), "dates");
        }
        return switch (range == null ? "" : range) {
            case "all" -> new Span(LONG_AGO, monday(today), "all");
            case "12-months" -> new Span(monday(today.minusMonths(12)), monday(today), "12-months");
            default -> new Span(monday(today.minusMonths(3)), monday(today), "3-months");
        };
    }

    /** Without the weeks before the first in which there is something. */
    Span since(@Nullable LocalDate earliest) {
        if (earliest == null || !earliest.isAfter(first)) return this;
        return new Span(earliest.isAfter(last) ? last : earliest, last, name);
    }

    /** The first month all of whose Mondays, from its first one on, are not before this span; as its first day. */
    LocalDate wholeMonths() {
        var month = first.withDayOfMonth(1);
        return monday(month.plusDays(6)).isBefore(first) ? month.plusMonths(1) : month;
    }

    /** The first month after {@link #wholeMonths} one of whose Mondays is after this span; as its first day. */
    LocalDate afterWholeMonths() {
        return last.plusWeeks(1).withDayOfMonth(1);
    }

    /** The last day of the last week. */
    public LocalDate end() {
        return last.plusDays(6);
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static Optional<LocalDate> date(@Nullable String text) {
        if (text == null) return Optional.empty();
        try {
            var date = LocalDate.parse(text);
            return date.isBefore(LONG_AGO) || date.isAfter(FAR_AHEAD) ? Optional.empty() : Optional.of(date);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
