package dev.greenroom.dashboard;

import dev.greenroom.account.Colleagues.Colleague;
import dev.greenroom.account.User;
import dev.greenroom.feedback.FeedbackSummary;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a list: the interview, and what this viewer may do with it.
 *
 * @param people who is assigned or has a seat, by name
 * @param candidateHere whether the candidate is in the room or the lobby
 * @param missing who keeps it from starting, where that is worth a word
 * @param heading what stands above it when it is the first of its kind
 */
record InterviewRow(
        Interview interview,
        List<Person> people,
        boolean candidateHere,
        @Nullable Missing missing,
        String link,
        FeedbackSummary feedback,
        @Nullable Heading heading,
        boolean mayChange,
        boolean mayFinish,
        boolean mayJoin) {

    /**
     * A member of staff, in one of the colours of people; the first colour is the candidate's.
     *
     * @param seated whether they have taken their seat; who prepares is here without
     */
    record Person(String name, int colour, boolean here, boolean seated) {

        private static final int COLOURS = 4;

        static Person of(Colleague colleague, boolean here, boolean seated) {
            return new Person(colleague.name(), 2 + Math.floorMod(colleague.id().hashCode(), COLOURS), here, seated);
        }
    }

    static InterviewRow of(
            Interview interview,
            User viewer,
            Set<UUID> seated,
            List<Person> people,
            boolean candidateHere,
            String link,
            FeedbackSummary feedback,
            @Nullable Heading heading,
            Instant now) {
        var role = viewer.role();
        var created = viewer.id().equals(interview.createdBy());
        return new InterviewRow(
                interview,
                people,
                candidateHere,
                Missing.of(interview, people, candidateHere, now),
                link,
                feedback,
                heading,
                role.seesAll() || role.interviews() && created,
                role.seesAll() || role.interviews() && seated.contains(viewer.id()),
                role.interviews());
    }

    InterviewRow withoutHeading() {
        return new InterviewRow(
                interview, people, candidateHere, missing, link, feedback, null, mayChange, mayFinish, mayJoin);
    }

    /** The candidate's address, for those who may change it; null for everybody else, and where nobody gave one. */
    public @Nullable String shownEmail() {
        return mayChange ? interview.candidateEmail() : null;
    }

    /** The names of the interviewers who are in the room. */
    public List<String> inside() {
        return people.stream().filter(Person::here).map(Person::name).toList();
    }

    /** When it should be over, by its length and when it began; null where nobody gave one, or it does not run. */
    public @Nullable Instant endsAt() {
        var start = interview.startedAt();
        var minutes = interview.durationMinutes();
        if (interview.stage() != Stage.ACTIVE || start == null || minutes == null) return null;
        return start.plus(Duration.ofMinutes(minutes));
    }

    /** How long it took, once it has ended. */
    public long minutes() {
        if (interview.stage() != Stage.FINISHED) return 0;
        return Duration.between(
                        Objects.requireNonNull(interview.startedAt()), Objects.requireNonNull(interview.finishedAt()))
                .toMinutes();
    }
}
