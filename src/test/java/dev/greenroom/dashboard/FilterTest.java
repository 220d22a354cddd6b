package dev.greenroom.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.NaughtyStrings;
import dev.greenroom.feedback.Recommendation;
import dev.greenroom.interview.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FilterTest {

    static final UUID GRACE = UUID.fromString("01939f00-0000-7000-8000-0000000000aa");
    static final List<String> NAMES = List.of(
            "interviewer", "author", "label", "position", "from", "to", "mine", "feedback", "recommendation", "sort");

    @Test
    void comesBackFromTheAddressAsItWas() {
        var filter = new Filter(
                GRACE,
                GRACE,
                "Backend & more",
                "Analyst",
                LocalDate.of(2026, 2, 28),
                LocalDate.of(2026, 3, 1),
                ZoneOffset.UTC,
                true,
                true,
                Recommendation.STRONG_YES,
                Sort.NAME);
        assertThat(filter.parameters()).containsOnlyKeys(NAMES).containsEntry("recommendation", "strong-yes");
        assertThat(Filter.of(filter.parameters(), ZoneOffset.UTC)).isEqualTo(filter);
        assertThat(Filter.NONE.parameters()).isEmpty();
    }

    @Test
    void isNothingWhereItCannotBeUnderstood() {
        var nonsense = List.of(
                "",
                " ",
                "%",
                "null",
                "-1",
                "2026-02-30",
                "2026-13-01",
                "+999999999-01-01",
                "-2026-01-01",
                "1999-12-31",
                "STRONG_YES",
                "USUAL",
                "strong yes",
                "01939f00",
                "yes yes",
                "\u0000",
                "\ud83d",
                "x".repeat(10_000));
        for (var name : NAMES)
            for (var value : nonsense) {
                var filter = Filter.of(Map.of(name, value), ZoneOffset.UTC);
                if (!name.equals("label") && !name.equals("position"))
                    assertThat(filter).as(name + "=" + value).isEqualTo(Filter.NONE);
                assertThat(filter.parameters().values()).noneMatch(kept -> kept.isBlank() || kept.contains("\u0000"));
            }
        for (var value : NaughtyStrings.all())
            for (var name : NAMES)
                assertThat(Filter.of(Map.of(name, value), ZoneOffset.UTC)).isNotNull();
    }

    @Test
    void daysAreThoseOfTheReadersZone() {
        var march = Filter.of(Map.of("from", "2026-03-29", "to", "2026-03-29"), ZoneId.of("Europe/Berlin"));
        assertThat(march.since()).isEqualTo(Instant.parse("2026-03-28T23:00:00Z"));
        assertThat(march.until())
                .as("an hour short: the clocks go forward")
                .isEqualTo(Instant.parse("2026-03-29T22:00:00Z"));
    }

    @Test
    void whatIsAboutFeedbackIsOfWhatIsFinished() {
        var filter = Filter.of(
                Map.of("feedback", "mine", "recommendation", "no", "sort", "oldest", "mine", "yes"), ZoneOffset.UTC);
        assertThat(filter.fitting(Stage.FINISHED)).isEqualTo(filter);
        assertThat(filter.fitting(Stage.PENDING).parameters()).containsOnlyKeys("mine");
    }
}
