package dev.greenroom.interview;

import dev.greenroom.account.User;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.util.StringUtils;

/**
 * What is asked for when an interview is created or edited; only the candidate's name is needed.
 *
 * @param version of the interview that the page was made from; null where it is new, or whoever sends this does not care
 */
record InterviewForm(
        @PersonName @Nullable String candidateName,

        @Storable
        @Email(message = "{interview.email.wrong}")
        @Size(max = 254, message = "{interview.email.wrong}")
        @Nullable
        String candidateEmail,

        @Storable @Size(max = 200, message = "{interview.position.long}") @Nullable
        String position,

        @Storable @LabelList @Nullable String labels,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate date,

        @DateTimeFormat(iso = DateTimeFormat.ISO.TIME) @Nullable
        LocalTime time,

        @Nullable String zone,

        @Min(value = 5, message = "{interview.duration.wrong}")
        @Max(value = 480, message = "{interview.duration.wrong}")
        @Nullable
        Integer durationMinutes,

        @Nullable Set<UUID> interviewers,
        @Nullable Integer version) {

    /** What nobody plans for, and the database's calendar may not reach. */
    private static final int FIRST_YEAR = 2000;

    private static final int LAST_YEAR = 2199;

    private static final DateTimeFormatter DAY_AND_HOUR =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.ENGLISH);

    static InterviewForm empty(ZoneId zone, Set<UUID> interviewers) {
        return new InterviewForm("", "", "", "", null, null, zone.getId(), null, interviewers, null);
    }

    static InterviewForm of(Interview interview, ZoneId zone) {
        var starts = interview.startsAt();
        var local = starts == null ? null : starts.atZone(zone);
        return new InterviewForm(
                interview.candidateName(),
                interview.candidateEmail(),
                interview.position(),
                String.join(", ", interview.labels()),
                local == null ? null : local.toLocalDate(),
                local == null ? null : local.toLocalTime().truncatedTo(ChronoUnit.MINUTES),
                zone.getId(),
                interview.durationMinutes(),
                interview.interviewers(),
                interview.version());
    }

    /** What another one for the same job begins with: all but the candidate and the date. */
    static InterviewForm like(Interview interview, ZoneId zone) {
        return new InterviewForm(
                "",
                "",
                interview.position(),
                String.join(", ", interview.labels()),
                null,
                null,
                zone.getId(),
                interview.durationMinutes(),
                interview.interviewers(),
                null);
    }

    @AssertTrue(message = "{interview.time.half}")
    public boolean isTimeWhole() {
        return (date == null) == (time == null);
    }

    @AssertTrue(message = "{interview.date.wrong}")
    public boolean isDateLikely() {
        return date == null || date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR;
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

    /**
     * Puts what was typed into the interview.
     *
     * @param staff who was offered as an interviewer; anybody else who was sent is left out
     */
    void describe(Interview interview, Collection<User> staff) {
        interview.describe(name(), text(candidateEmail), text(position));
        interview.label(Labels.parse(labels));
        interview.reschedule(startsAt(), durationMinutes);
        interview.assign(among(staff).stream().map(User::id).collect(Collectors.toSet()));
    }

    /**
     * What somebody else has changed since the page was made, and saving this would change back. The same words are no
     * conflict, whoever wrote them.
     *
     * @param staff who was offered as an interviewer
     */
    List<Meanwhile> wouldReplace(Interview interview, Collection<User> staff) {
        if (version == null || version == interview.version()) return List.of();
        var now = of(interview, zoneId());
        return Stream.of(
                        unlike("interview.name", name(), now.name(), Function.identity()),
                        unlike("interview.email", text(candidateEmail), now.candidateEmail, Function.identity()),
                        unlike("interview.position", text(position), now.position, Function.identity()),
                        unlike("interview.labels", labelSet(), now.labelSet(), set -> String.join(", ", set)),
                        unlike("interview.when", startsAt(), now.startsAt(), _ -> now.appointment()),
                        unlike("interview.duration", durationMinutes, now.durationMinutes, String::valueOf),
                        unlike("interview.interviewers", among(staff), now.among(staff), InterviewForm::names))
                .flatMap(Optional::stream)
                .toList();
    }

    private static <T> Optional<Meanwhile> unlike(
            String field, @Nullable T typed, @Nullable T now, Function<T, String> words) {
        if (Objects.equals(typed, now)) return Optional.empty();
        return Optional.of(new Meanwhile(field, now == null ? "" : words.apply(now)));
    }

    private Set<String> labelSet() {
        return new TreeSet<>(Labels.parse(labels));
    }

    private String appointment() {
        return date == null || time == null ? "" : "%s, %s".formatted(DAY_AND_HOUR.format(date.atTime(time)), zoneId());
    }

    /** In the order in which they were offered. */
    private List<User> among(Collection<User> staff) {
        return staff.stream().filter(person -> chosen().contains(person.id())).toList();
    }

    private static String names(List<User> people) {
        return people.stream().map(User::name).collect(Collectors.joining(", "));
    }

    boolean isFor(User user) {
        return candidateEmail != null && User.fold(candidateEmail).equals(user.emailFolded());
    }

    String name() {
        return candidateName == null ? "" : candidateName.strip();
    }

    /** The ticked boxes; none of them are sent as nothing at all. */
    Set<UUID> chosen() {
        return interviewers == null ? Set.of() : interviewers;
    }

    private @Nullable Instant startsAt() {
        return date == null || time == null
                ? null
                : date.atTime(time).atZone(zoneId()).toInstant();
    }

    private ZoneId zoneId() {
        return StringUtils.hasText(zone) ? ZoneId.of(zone.strip()) : ZoneOffset.UTC;
    }

    private static @Nullable String text(@Nullable String value) {
        return StringUtils.hasText(value) ? value.strip() : null;
    }
}
