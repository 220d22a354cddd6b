package dev.greenroom.dashboard;

import dev.greenroom.account.User;
import dev.greenroom.account.Users;
import dev.greenroom.feedback.Feedback;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.InterviewLink;
import dev.greenroom.interview.Participant;
import dev.greenroom.interview.Participants;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Makes lines of interviews: who is in them and what is said of them, asked for all at once. */
@Component
class InterviewRows {

    private final Participants participants;
    private final Users users;
    private final Feedback feedback;
    private final InterviewLink link;
    private final Clock clock;

    InterviewRows(Participants participants, Users users, Feedback feedback, InterviewLink link, Clock clock) {
        this.participants = participants;
        this.users = users;
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
        var everybody = participants.findByInterviewIdIn(ids);
        var seated = seated(everybody);
        var staff = staff(interviews, seated);
        var summaries = feedback.summaries(viewer, ids, everybody, staff);
        var now = clock.instant().atZone(zone);
        var present = everybody.stream()
                .filter(person -> person.isPresent(now.toInstant()))
                .collect(Collectors.groupingBy(Participant::interviewId));
        var rows = new ArrayList<InterviewRow>();
        Heading above = null;
        for (var interview : interviews) {
            var isFresh = fresh.filter(interview.id()::equals).isPresent();
            var heading = isFresh ? null : Heading.of(interview, now);
            var seats = seated.getOrDefault(interview.id(), Set.of());
            rows.add(InterviewRow.of(
                    interview,
                    viewer,
                    seats,
                    people(interview, seats, staff, present.getOrDefault(interview.id(), List.of())),
                    present.getOrDefault(interview.id(), List.of()).stream().anyMatch(Participant::isCandidate),
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
            Interview interview, Set<UUID> seats, Map<UUID, User> staff, List<Participant> present) {
        var here = present.stream().map(Participant::staffId).collect(Collectors.toSet());
        return Stream.concat(interview.interviewers().stream(), seats.stream())
                .distinct()
                .map(id -> Objects.requireNonNull(staff.get(id)))
                .sorted(Comparator.comparing(User::name).thenComparing(User::id))
                .map(user -> InterviewRow.Person.of(user, here.contains(user.id()), seats.contains(user.id())))
                .toList();
    }

    private static Map<UUID, Set<UUID>> seated(Collection<Participant> everybody) {
        return everybody.stream()
                .filter(person -> person.staffId() != null && person.hasEntered())
                .collect(Collectors.groupingBy(
                        Participant::interviewId,
                        Collectors.mapping(person -> Objects.requireNonNull(person.staffId()), Collectors.toSet())));
    }

    private Map<UUID, User> staff(Collection<Interview> interviews, Map<UUID, Set<UUID>> seated) {
        var ids = Stream.concat(
                        interviews.stream().flatMap(interview -> interview.interviewers().stream()),
                        seated.values().stream().flatMap(Set::stream))
                .collect(Collectors.toSet());
        return users.findByIdIn(ids).stream().collect(Collectors.toMap(User::id, Function.identity()));
    }
}
