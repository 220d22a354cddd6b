package dev.greenroom.dashboard;

import dev.greenroom.account.User;
import dev.greenroom.account.Users;
import dev.greenroom.feedback.Feedback;
import dev.greenroom.feedback.FeedbackSummary;
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
        var ids = interviews.stream().map(Interview::id).toList();
        var seated = seated(ids);
        var staff = staff(interviews, seated);
        var summaries = feedback.summaries(viewer, ids);
        var now = clock.instant().atZone(zone);
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
                    people(interview, seats, staff),
                    link.of(interview),
                    summaries.getOrDefault(interview.id(), FeedbackSummary.NONE),
                    Objects.equals(heading, above) ? null : heading));
            above = heading;
        }
        return rows;
    }

    private static List<InterviewRow.Person> people(Interview interview, Set<UUID> seats, Map<UUID, User> staff) {
        return Stream.concat(interview.interviewers().stream(), seats.stream())
                .distinct()
                .map(id -> Objects.requireNonNull(staff.get(id)))
                .sorted(Comparator.comparing(User::name).thenComparing(User::id))
                .map(InterviewRow.Person::of)
                .toList();
    }

    private Map<UUID, Set<UUID>> seated(Collection<UUID> interviews) {
        return participants.findByInterviewIdIn(interviews).stream()
                .filter(person -> person.staffId() != null)
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
