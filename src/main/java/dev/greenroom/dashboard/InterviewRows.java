package dev.greenroom.dashboard;

import dev.greenroom.account.Colleagues;
import dev.greenroom.account.Colleagues.Colleague;
import dev.greenroom.account.User;
import dev.greenroom.feedback.Feedback;
import dev.greenroom.interview.Attendance;
import dev.greenroom.interview.Attendance.Seat;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.InterviewLink;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Makes lines of interviews: who is in them and what is said of them, asked for all at once. */
@Component
class InterviewRows {

    private final Attendance attendance;
    private final Colleagues colleagues;
    private final Feedback feedback;
    private final InterviewLink link;
    private final Clock clock;

    InterviewRows(Attendance attendance, Colleagues colleagues, Feedback feedback, InterviewLink link, Clock clock) {
        this.attendance = attendance;
        this.colleagues = colleagues;
        this.feedback = feedback;
        this.link = link;
        this.clock = clock;
    }

    /**
     * In the given order, with a heading wherever a new day or week begins.
     *
     * @param fresh the one that stands first whatever its day is, and so has no heading
     */
    List<InterviewRow> of(User viewer, ZoneId zone, List<Interview> interviews, Optional<UUID> fresh) {
        if (interviews.isEmpty()) return List.of();
        var ids = interviews.stream().map(Interview::id).toList();
        var now = clock.instant().atZone(zone);
        var everybody = attendance.of(ids, now.toInstant());
        var seated = seated(everybody);
        var staff = staff(interviews, seated);
        var summaries = feedback.summaries(viewer, ids, seated, staff);
        var present = everybody.stream().filter(Seat::present).collect(Collectors.groupingBy(Seat::interviewId));
        var rows = new ArrayList<InterviewRow>();
        Heading above = null;
        for (var interview : interviews) {
            var isFresh = fresh.filter(interview.id()::equals).isPresent();
            var heading = isFresh ? null : Heading.of(interview, now);
            var interviewers = seated.getOrDefault(interview.id(), Set.of());
            var here = present.getOrDefault(interview.id(), List.of());
            rows.add(InterviewRow.of(
                    interview,
                    viewer,
                    interviewers,
                    people(interview, interviewers, staff, here),
                    here.stream().anyMatch(Seat::isCandidate),
                    link.of(interview),
                    Objects.requireNonNull(summaries.get(interview.id())),
                    Objects.equals(heading, above) ? null : heading,
                    now.toInstant()));
            above = heading;
        }
        return rows;
    }

    /** A page of a list, with the headings that its order leaves room for. */
    List<InterviewRow> listed(User viewer, ZoneId zone, List<Interview> interviews, Optional<UUID> fresh, Sort sort) {
        var rows = of(viewer, zone, interviews, fresh);
        return sort.isByDay() ? rows : withoutHeadings(rows);
    }

    /** What was found, in the given order and without headings. */
    List<InterviewRow> found(User viewer, ZoneId zone, List<Interview> interviews) {
        return withoutHeadings(of(viewer, zone, interviews, Optional.empty()));
    }

    private static List<InterviewRow> withoutHeadings(List<InterviewRow> rows) {
        return rows.stream().map(InterviewRow::withoutHeading).toList();
    }

    private static List<InterviewRow.Person> people(
            Interview interview, Set<UUID> seated, Map<UUID, Colleague> staff, List<Seat> present) {
        var here = present.stream().map(Seat::staffId).collect(Collectors.toSet());
        return Stream.concat(interview.interviewers().stream(), seated.stream())
                .distinct()
                .map(id -> Objects.requireNonNull(staff.get(id)))
                .sorted(Comparator.comparing(Colleague::name).thenComparing(Colleague::id))
                .map(one -> InterviewRow.Person.of(one, here.contains(one.id()), seated.contains(one.id())))
                .toList();
    }

    private static Map<UUID, Set<UUID>> seated(Collection<Seat> everybody) {
        return everybody.stream()
                .filter(seat -> seat.staffId() != null && seat.entered())
                .collect(Collectors.groupingBy(
                        Seat::interviewId,
                        Collectors.mapping(seat -> Objects.requireNonNull(seat.staffId()), Collectors.toSet())));
    }

    private Map<UUID, Colleague> staff(Collection<Interview> interviews, Map<UUID, Set<UUID>> seated) {
        var ids = Stream.concat(
                        interviews.stream().flatMap(interview -> interview.interviewers().stream()),
                        seated.values().stream().flatMap(Set::stream))
                .collect(Collectors.toSet());
        return colleagues.of(ids);
    }
}
