package dev.greenroom.statistics;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** What one bar of a chart stands for. A week belongs to the month and the year of its Monday. */
enum Step {
    WEEK(ChronoUnit.WEEKS, "EEE d MMM yyyy", "d MMM"),
    MONTH(ChronoUnit.MONTHS, "MMMM yyyy", "MMM yyyy"),
    YEAR(ChronoUnit.YEARS, "yyyy", "yyyy");

    /** More bars than that are a blur. */
    private static final long MOST = 60;

    private final ChronoUnit unit;
    private final String pattern;
    private final String shortPattern;

    Step(ChronoUnit unit, String pattern, String shortPattern) {
        this.unit = unit;
        this.pattern = pattern;
        this.shortPattern = shortPattern;
    }

    /** The finest that makes few enough. */
    static Step of(Span span) {
        if (ChronoUnit.WEEKS.between(span.first(), span.last()) < MOST) return WEEK;
        return ChronoUnit.MONTHS.between(span.first(), span.last()) <= MOST ? MONTH : YEAR;
    }

    LocalDate begin(LocalDate monday) {
        return switch (this) {
            case WEEK -> monday;
            case MONTH -> monday.withDayOfMonth(1);
            case YEAR -> monday.withDayOfYear(1);
        };
    }

    LocalDate next(LocalDate begin) {
        return begin.plus(1, unit);
    }

    /** How a beginning is written in a table, as {@code #temporals} takes it. */
    public String pattern() {
        return pattern;
    }

    /** The same below a chart. */
    public String shortPattern() {
        return shortPattern;
    }

    /** As PostgreSQL calls it. */
    String unit() {
        return name().toLowerCase(Locale.ROOT);
    }
}
