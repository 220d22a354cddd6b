package dev.greenroom.dashboard;

import dev.greenroom.Initials;
import dev.greenroom.TimeWords;
import dev.greenroom.dashboard.RowView.Avatar;
import dev.greenroom.dashboard.RowView.Label;
import dev.greenroom.dashboard.RowView.Moment;
import dev.greenroom.dashboard.RowView.Times;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what a line of a list says in the words and the zone of whoever reads it. */
@Component
class RowViews {

    /** For how long an interview runs, which is another time each second: {@link RowMarkup} puts it in. Nobody types this. */
    static final String RUNNING = "running-" + UUID.randomUUID();

    /** For how long it should have been over. */
    static final String OVER = "over-" + UUID.randomUUID();

    private static final int CIRCLES = 4;
    private static final int HUES = 6;
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private final TimeWords words;
    private final Initials initials;

    RowViews(TimeWords words, Initials initials) {
        this.words = words;
        this.initials = initials;
    }

    /**
     * The list that a line stands in.
     *
     * @param marks what was searched for
     * @param isMixed whether it has lines of several stages
     * @param fresh the interview just created
     * @param asked the one whose question before finishing stands open
     */
    record Around(ZoneId zone, Marks marks, boolean isMixed, Optional<UUID> fresh, Optional<UUID> asked) {

        boolean isFresh(InterviewRow row) {
            return fresh.filter(row.interview().id()::equals).isPresent();
        }
    }

    RowView of(InterviewRow row, Around around) {
        var interview = row.interview();
        var marks = around.marks();
        var position = interview.position();
        var mail = row.shownEmail();
        return new RowView(
                interview.id(),
                interview.token(),
                row.link(),
                interview.stage(),
                around.isMixed(),
                around.isFresh(row),
                around.asked().filter(interview.id()::equals).isPresent(),
                interview.candidateName(),
                marks.of(interview.candidateName()),
                interview.labels().stream().map(label -> label(label, marks)).toList(),
                position == null || position.isEmpty() ? List.of() : marks.of(position),
                mail == null || !marks.isIn(mail) ? List.of() : marks.of(mail),
                row.people().stream().limit(CIRCLES).map(this::avatar).toList(),
                Math.max(0, row.people().size() - CIRCLES),
                row.inside(),
                row.candidateHere(),
                row.missing(),
                times(row, around.zone()),
                row.feedback(),
                row.mayChange(),
                row.mayFinish(),
                row.mayJoin());
    }

    private static Label label(String label, Marks marks) {
        return new Label(marks.of(label), Math.floorMod(label.hashCode(), HUES));
    }

    private Avatar avatar(InterviewRow.Person person) {
        return new Avatar(person.name(), initials.of(person.name()), person.colour(), person.here());
    }

    private Times times(InterviewRow row, ZoneId zone) {
        var interview = row.interview();
        return switch (interview.stage()) {
            case PENDING -> ahead(interview.startsAt(), interview.createdAt(), zone);
            case ACTIVE -> now(Objects.requireNonNull(interview.startedAt()), row.endsAt(), zone);
            case FINISHED ->
                new Times.Behind(
                        day(Objects.requireNonNull(interview.startedAt()), zone),
                        row.minutes(),
                        interview.finishedBy() == null,
                        relative(Objects.requireNonNull(interview.finishedAt()), zone));
        };
    }

    private Times ahead(@Nullable Instant start, Instant created, ZoneId zone) {
        return start == null
                ? new Times.Ahead(null, relative(created, zone), false)
                : new Times.Ahead(day(start, zone), relative(start, zone), words.isSoon(start));
    }

    private Times now(Instant start, @Nullable Instant end, ZoneId zone) {
        var isLate = end != null && words.isPast(end);
        return new Times.Now(
                hour(start, zone),
                new Moment(start, RUNNING),
                end == null ? null : isLate ? new Moment(end, OVER) : hour(end, zone),
                isLate);
    }

    private Moment day(Instant then, ZoneId zone) {
        return new Moment(then, words.moment(then, zone));
    }

    private static Moment hour(Instant then, ZoneId zone) {
        return new Moment(then, HOUR.format(then.atZone(zone)));
    }

    private Moment relative(Instant then, ZoneId zone) {
        return new Moment(then, words.relative(then, zone));
    }
}
