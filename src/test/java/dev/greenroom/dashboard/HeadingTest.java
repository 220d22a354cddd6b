package dev.greenroom.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.account.Role;
import dev.greenroom.account.User;
import dev.greenroom.interview.Interview;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadingTest {

    /** A Wednesday, shortly before midnight in Lisbon. */
    static final ZonedDateTime NOW = ZonedDateTime.of(2026, 11, 18, 23, 30, 0, 0, ZoneId.of("Europe/Lisbon"));

    static final User GRACE =
            new User("grace@greenroom.example", "Grace Hopper", Role.INTERVIEWER, "", NOW.toInstant());

    final Interview interview = new Interview("Ada Lovelace", GRACE, NOW.toInstant());

    @ParameterizedTest
    @CsvSource({
        "2026-11-17T09:00, overdue",
        "2026-11-18T00:00, today",
        "2026-11-18T23:59, today",
        "2026-11-19T00:00, tomorrow",
        "2026-11-20T09:00, this-week",
        "2026-11-22T23:59, this-week",
        "2026-11-23T00:00, next-week",
        "2026-11-29T23:59, next-week",
        "2026-11-30T00:00, later",
    })
    void whatIsPlannedIsUnderItsDayOrWeek(LocalDateTime start, String name) {
        interview.reschedule(start.atZone(NOW.getZone()).toInstant(), null);
        assertThat(Heading.of(interview, NOW).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-18T00:00, today, 2026-11-18",
        "2026-11-17T23:59, yesterday, 2026-11-17",
        "2026-11-16T12:00, this-month,",
        "2026-11-01T00:00, this-month,",
        "2026-10-31T23:59, month, 2026-10-01",
        "2025-11-18T12:00, month, 2025-11-01",
    })
    void whatIsFinishedIsUnderItsDayOrMonth(LocalDateTime end, String name, LocalDate day) {
        var finishedAt = end.atZone(NOW.getZone()).toInstant();
        interview.start(finishedAt.minusSeconds(3600));
        interview.finish(finishedAt, null);
        assertThat(Heading.of(interview, NOW)).isEqualTo(new Heading(name, day));
    }

    @Test
    void whatHasNoDateIsNotScheduled() {
        assertThat(Heading.of(interview, NOW)).isEqualTo(new Heading("unscheduled", null));
    }

    @Test
    void whatIsRunningNeedsNoHeading() {
        interview.start(NOW.toInstant());
        assertThat(Heading.of(interview, NOW)).isNull();
    }

    @Test
    void theDayIsTheReadersOwn() {
        interview.reschedule(NOW.plusHours(1).toInstant(), null);
        assertThat(Heading.of(interview, NOW).name()).isEqualTo("tomorrow");
        var inNewYork = NOW.withZoneSameInstant(ZoneId.of("America/New_York"));
        assertThat(Heading.of(interview, inNewYork).name()).isEqualTo("today");
    }
}
