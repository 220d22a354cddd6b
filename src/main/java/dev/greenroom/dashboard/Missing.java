package dev.greenroom.dashboard;

import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who keeps a Pending interview from starting: told when one side waits for the other, when its time has come and nobody
 * has, and when it is near and nobody is to interview.
 *
 * @param name the last part of the message's key, {@code dashboard.missing.*}
 * @param who whom it is about, where it is about somebody
 * @param pressing whether somebody waits or should be there
 */
record Missing(String name, List<String> who, boolean pressing) {

    /** For where nobody gave a length: an interview that nobody came to is missed only for so long. */
    private static final Duration USUAL = Duration.ofHours(1);

    private static final Duration NEAR = Duration.ofDays(1);

    static @Nullable Missing of(
            Interview interview, List<InterviewRow.Person> people, boolean candidateHere, Instant now) {
        if (interview.stage() != Stage.PENDING) return null;
        if (candidateHere) return interviewers(people);
        var waiting = names(people, person -> person.here() && person.seated());
        if (!waiting.isEmpty()) return new Missing("candidate", waiting, true);
        var start = interview.startsAt();
        if (start == null) return null;
        var minutes = interview.durationMinutes();
        var end = start.plus(minutes == null ? USUAL : Duration.ofMinutes(minutes));
        if (!now.isBefore(start) && now.isBefore(end)) return new Missing("everybody", List.of(), true);
        var isNear = now.isBefore(start) && now.plus(NEAR).isAfter(start);
        return isNear && people.isEmpty() ? new Missing("unassigned", List.of(), false) : null;
    }

    private static Missing interviewers(List<InterviewRow.Person> people) {
        if (people.isEmpty()) return new Missing("anybody", List.of(), true);
        var absent = names(people, person -> !person.here());
        return absent.isEmpty()
                ? new Missing("preparing", names(people, InterviewRow.Person::here), true)
                : new Missing("interviewers", absent, true);
    }

    private static List<String> names(List<InterviewRow.Person> people, Predicate<InterviewRow.Person> which) {
        return people.stream().filter(which).map(InterviewRow.Person::name).toList();
    }
}
