package dev.greenroom;

import com.ibm.icu.text.RelativeDateTimeFormatter;
import com.ibm.icu.text.RelativeDateTimeFormatter.RelativeDateTimeUnit;
import com.ibm.icu.util.ULocale;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** How far away a time is, in the words of {@code times.js}, which goes on from there where scripts run. */
@Component
public class TimeWords {

    private static final RelativeDateTimeFormatter WORDS = RelativeDateTimeFormatter.getInstance(ULocale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter WITH_YEAR =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.ENGLISH);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SAME_NIGHT = Duration.ofHours(6);

    private final Clock clock;

    TimeWords(Clock clock) {
        this.clock = clock;
    }

    /** Minutes and hours while it is near or on the same day, days of the reader's calendar after that. */
    public String relative(Instant then, ZoneId zone) {
        var now = clock.instant();
        var distance = Duration.between(now, then);
        var days = ChronoUnit.DAYS.between(
                now.atZone(zone).toLocalDate(), then.atZone(zone).toLocalDate());
        if (distance.abs().compareTo(HOUR) < 0)
            return say(Math.round(distance.toMillis() / 60_000.0), RelativeDateTimeUnit.MINUTE);
        if (days == 0 || distance.abs().compareTo(SAME_NIGHT) < 0)
            return say(Math.round(distance.toMillis() / 3_600_000.0), RelativeDateTimeUnit.HOUR);
        return say(days, RelativeDateTimeUnit.DAY);
    }

    /** The day and the hour, with the year where it is another. */
    public String moment(Instant then, ZoneId zone) {
        var there = then.atZone(zone);
        var isThisYear = there.getYear() == clock.instant().atZone(zone).getYear();
        return (isThisYear ? MOMENT : WITH_YEAR).format(there);
    }

    /** How long ago, as a clock shows it: {@code 54:09}, {@code 1:02:03}. */
    public String since(Instant then) {
        var time = Duration.between(then, clock.instant());
        if (time.isNegative()) time = Duration.ZERO;
        return time.toHours() == 0
                ? "%02d:%02d".formatted(time.toMinutesPart(), time.toSecondsPart())
                : "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }

    public boolean isPast(Instant then) {
        return then.isBefore(clock.instant());
    }

    /** Whether it is less than an hour ahead. */
    public boolean isSoon(Instant then) {
        var now = clock.instant();
        return then.isAfter(now) && then.isBefore(now.plus(HOUR));
    }

    private static String say(long number, RelativeDateTimeUnit unit) {
        return WORDS.format(number, unit);
    }
}
