package dev.greenroom.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTest {

    static final LocalDate TODAY = LocalDate.parse("2026-11-26");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,         -,          -,          2026-08-24, 2026-11-23, 3-months",
                "12-months, -,          -,          2025-11-24, 2026-11-23, 12-months",
                "all,       -,          -,          2000-01-03, 2026-11-23, all",
                "nonsense,  yesterday,  2026-02-30, 2026-08-24, 2026-11-23, 3-months",
                "all,       2026-10-01, 2026-10-07, 2026-09-28, 2026-10-05, dates",
                "-,         2026-10-01, -,          2026-09-28, 2026-11-23, dates",
                "-,         -,          2026-10-07, 2026-07-06, 2026-10-05, dates",
                "-,         2026-10-07, 2026-10-01, 2026-08-24, 2026-11-23, 3-months",
                "all,       +999999999-12-31, -,    2000-01-03, 2026-11-23, all",
                "all,       0001-01-01, 9999-12-31, 2000-01-03, 2026-11-23, all"
            })
    void isWholeWeeksOfWhatWasAskedForWhereThatMakesSense(
            String range, String from, String to, LocalDate first, LocalDate last, String name) {
        assertThat(Span.of(range, from, to, TODAY)).isEqualTo(new Span(first, last, name));
    }

    @Test
    void beginsNoEarlierThanThereIsSomething() {
        var all = Span.of("all", null, null, TODAY);
        assertThat(all.since(LocalDate.parse("2026-03-02")).first()).isEqualTo("2026-03-02");
        assertThat(all.since(null)).isEqualTo(all);
        assertThat(all.since(LocalDate.parse("2027-03-01")).first()).isEqualTo(all.last());
    }

    /** The first Mondays of October, November and December 2026 are the 5th, the 2nd and the 7th. */
    @ParameterizedTest
    @CsvSource({
        "2026-10-05, 2026-10-26, 2026-10-01, 2026-11-01",
        "2026-10-12, 2026-11-30, 2026-11-01, 2026-12-01",
        "2026-09-28, 2026-12-21, 2026-10-01, 2026-12-01",
        "2026-06-01, 2026-08-31, 2026-06-01, 2026-09-01"
    })
    void hasMonthsThatAreWithinItAsAWhole(LocalDate first, LocalDate last, LocalDate months, LocalDate after) {
        var span = new Span(first, last, "dates");
        assertThat(span.wholeMonths()).isEqualTo(months);
        assertThat(span.afterWholeMonths()).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-08-24, WEEK, 14",
        "2025-10-06, WEEK, 60",
        "2025-09-29, MONTH, 15",
        "2021-11-22, MONTH, 61",
        "2000-01-03, YEAR, 27"
    })
    void hasNoMoreBarsThanOneCanTellApart(LocalDate first, Step step, int bars) {
        var span = new Span(first, LocalDate.parse("2026-11-23"), "dates");
        assertThat(Step.of(span)).isEqualTo(step);
        assertThat(Chart.of(span, step, Map.of(), true, 1).marks()).hasSize(bars);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 1",
        "1, 1, 1",
        "4, 1, 4",
        "5, 1, 6",
        "11, 1, 15",
        "40, 1, 40",
        "41, 1, 60",
        "990, 1, 1000",
        "130, 60, 180"
    })
    void itsLinesAreRoundNumbersAndTheHighestIsAboveAll(long most, long unit, long highest) {
        var span = new Span(LocalDate.parse("2026-11-23"), LocalDate.parse("2026-11-23"), "dates");
        var chart = Chart.of(span, Step.WEEK, Map.of(span.first(), most), true, unit);
        assertThat(chart.ticks().getLast().value()).isEqualTo(highest);
        assertThat(chart.ticks()).hasSizeBetween(2, 6);
        assertThat(chart.marks().getFirst().height()).isEqualTo(100.0 * most / highest);
    }
}
