package dev.greenroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code times.js} says of the same times, so that a page stays as it is when its script begins. */
class TimeWordsTest {

    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    final TimeWords times = new TimeWords(Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:00:10Z, this minute",
        "2026-11-23T09:58:00Z, 2 minutes ago",
        "2026-11-23T11:30:00Z, in 2 hours",
        "2026-11-23T22:00:00Z, in 12 hours",
        "2026-11-24T10:00:00Z, tomorrow",
        "2026-11-22T10:00:00Z, yesterday",
        "2026-11-30T10:00:00Z, in 7 days"
    })
    void sayHowFarAwayItIs(Instant then, String words) {
        assertThat(times.relative(then, ZoneOffset.UTC)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"Asia/Tokyo, tomorrow", "America/Los_Angeles, in 12 hours"})
    void daysAreThoseOfTheReader(ZoneId zone, String words) {
        assertThat(times.relative(NOW.plus(Duration.ofHours(12)), zone)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-04T10:06:00Z, UTC, 'Wed 4 Nov, 10:06'",
        "2025-07-18T06:18:00Z, UTC, 'Fri 18 Jul 2025, 06:18'",
        "2027-01-01T04:30:00Z, UTC, 'Fri 1 Jan 2027, 04:30'",
        "2027-01-01T04:30:00Z, America/Los_Angeles, 'Thu 31 Dec, 20:30'"
    })
    void sayTheYearWhereItIsAnother(Instant then, ZoneId zone, String words) {
        assertThat(times.moment(then, zone)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"3, 00:03", "3249, 54:09", "3723, 1:02:03", "-5, 00:00"})
    void sayHowLongAgoAsAClock(long seconds, String clock) {
        assertThat(times.since(NOW.minusSeconds(seconds))).isEqualTo(clock);
    }
}
