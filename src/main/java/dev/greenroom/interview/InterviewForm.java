package dev.greenroom.interview;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.util.StringUtils;

/** What is asked for when an interview is created or edited; only the candidate's name is needed. */
record InterviewForm(
        @NotBlank(message = "{interview.name.missing}") @Size(max = 200, message = "{interview.name.long}") @Nullable
        String candidateName,

        @Email(message = "{interview.email.wrong}") @Size(max = 254, message = "{interview.email.wrong}") @Nullable
        String candidateEmail,

        @Size(max = 200, message = "{interview.position.long}") @Nullable
        String position,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate date,

        @DateTimeFormat(iso = DateTimeFormat.ISO.TIME) @Nullable
        LocalTime time,

        @Nullable String zone) {

    static final InterviewForm EMPTY = new InterviewForm("", "", "", null, null, null);

    static InterviewForm of(Interview interview) {
        var starts = interview.startsAt();
        var local = starts == null ? null : starts.atOffset(ZoneOffset.UTC);
        return new InterviewForm(
                interview.candidateName(),
                interview.candidateEmail(),
                interview.position(),
                local == null ? null : local.toLocalDate(),
                local == null ? null : local.toLocalTime(),
                local == null ? null : "UTC");
    }

    @AssertTrue(message = "{interview.unstorable}")
    public boolean isStorable() {
        return isStorable(candidateName) && isStorable(candidateEmail) && isStorable(position);
    }

    @AssertTrue(message = "{interview.time.half}")
    public boolean isTimeWhole() {
        return (date == null) == (time == null);
    }

    @AssertTrue(message = "{interview.zone.unknown}")
    public boolean isZoneKnown() {
        try {
            zoneId();
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    void describe(Interview interview) {
        interview.describe(name(), text(candidateEmail), text(position));
        interview.reschedule(startsAt(), interview.durationMinutes());
    }

    String name() {
        return candidateName == null ? "" : candidateName.strip();
    }

    private @Nullable Instant startsAt() {
        return date == null || time == null
                ? null
                : date.atTime(time).atZone(zoneId()).toInstant();
    }

    private ZoneId zoneId() {
        return StringUtils.hasText(zone) ? ZoneId.of(zone) : ZoneOffset.UTC;
    }

    private static @Nullable String text(@Nullable String value) {
        return StringUtils.hasText(value) ? value.strip() : null;
    }

    private static boolean isStorable(@Nullable String text) {
        return text == null || text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }
}
