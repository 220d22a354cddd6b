package dev.greenroom.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.statistics.Facts.Wait;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaitsTest {

    static final LocalDate JULY = LocalDate.parse("2026-07-06");
    static final LocalDate LATER_IN_JULY = LocalDate.parse("2026-07-13");
    static final LocalDate AUGUST = LocalDate.parse("2026-08-03");

    @Test
    void halfOfItIsThereAtTheMedian() {
        var waits = Waits.of(
                List.of(
                        new Wait(JULY, 60, 3),
                        new Wait(AUGUST, 5, 1),
                        new Wait(LATER_IN_JULY, 10, 2),
                        new Wait(LATER_IN_JULY, 60, 1),
                        new Wait(AUGUST, 20, 1)),
                Step.MONTH);
        assertThat(waits.medians())
                .isEqualTo(Map.of(LocalDate.parse("2026-07-01"), 60L, LocalDate.parse("2026-08-01"), 5L));
        assertThat(waits.median()).as("the lower of two in the middle").isEqualTo(20);
    }

    @Test
    void whatIsTakenAwayDoesNotCount() {
        var waits = Waits.of(
                List.of(new Wait(JULY, 10, 1), new Wait(JULY, 30, 1), new Wait(JULY, 10, -1), new Wait(AUGUST, 5, -1)),
                Step.WEEK);
        assertThat(waits.median()).isEqualTo(30);
        assertThat(waits.medians()).as("less than none is none").isEqualTo(Map.of(JULY, 30L));
    }

    @Test
    void ofNothingThereIsNone() {
        var none = Waits.of(List.of(), Step.WEEK);
        assertThat(none.median()).isNull();
        assertThat(none.medians()).isEmpty();
    }
}
