package dev.greenroom.dashboard;

import dev.greenroom.account.User;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Participant;
import dev.greenroom.interview.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;

/**
 * One line of a list: the interview, and what this viewer may do with it.
 *
 * @param people the names of those who are assigned or have a seat
 * @param minutes how long it took, for a finished one
 */
record InterviewRow(
        Interview interview,
        List<String> people,
        String link,
        String shortLink,
        long minutes,
        boolean mayChange,
        boolean mayFinish,
        boolean mayJoin) {

    static InterviewRow of(
            Interview interview, User viewer, List<Participant> seated, Map<UUID, String> names, String link) {
        var ids = new TreeSet<>(interview.interviewers());
        seated.forEach(person -> ids.add(Objects.requireNonNull(person.staffId())));
        var role = viewer.role();
        var hasSeat = seated.stream().anyMatch(person -> viewer.id().equals(person.staffId()));
        var minutes = interview.stage() == Stage.FINISHED
                ? Duration.between(
                                Objects.requireNonNull(interview.startedAt()),
                                Objects.requireNonNull(interview.finishedAt()))
                        .toMinutes()
                : 0;
        return new InterviewRow(
                interview,
                ids.stream().map(names::get).filter(Objects::nonNull).sorted().toList(),
                link,
                "/i/" + interview.token().substring(0, 8) + "…",
                minutes,
                role.seesAll() || role.interviews() && viewer.id().equals(interview.createdBy()),
                role.seesAll() || role.interviews() && hasSeat,
                role.interviews());
    }
}
