package dev.greenroom.dashboard;

import dev.greenroom.account.User;
import dev.greenroom.feedback.FeedbackSummary;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a list: the interview, and what this viewer may do with it.
 *
 * @param people who is assigned or has a seat, by name
 * @param heading what stands above it when it is the first of its kind
 */
record InterviewRow(
        Interview interview,
        List<Person> people,
        String link,
        FeedbackSummary feedback,
        @Nullable Heading heading,
        boolean mayChange,
        boolean mayFinish,
        boolean mayJoin) {

    /** A member of staff, in one of the colours of people; the first colour is the candidate's. */
    record Person(String name, int colour) {

        private static final int COLOURS = 4;

        static Person of(User user) {
            return new Person(user.name(), 2 + Math.floorMod(user.id().hashCode(), COLOURS));
        }
    }

    static InterviewRow of(
            Interview interview,
            User viewer,
            Set<UUID> seated,
            List<Person> people,
            String link,
            FeedbackSummary feedback,
            @Nullable Heading heading) {
        var role = viewer.role();
        var created = viewer.id().equals(interview.createdBy());
        return new InterviewRow(
                interview,
                people,
                link,
                feedback,
                heading,
                role.seesAll() || role.interviews() && created,
                role.seesAll() || role.interviews() && seated.contains(viewer.id()),
                role.interviews());
    }

    /** Enough of the link to recognise it by; all of it is what gets copied. */
    public String shortLink() {
        return "/i/" + interview.token().substring(0, 8) + "…";
    }

    /** How long it took, once it has ended. */
    public long minutes() {
        if (interview.stage() != Stage.FINISHED) return 0;
        return Duration.between(
                        Objects.requireNonNull(interview.startedAt()), Objects.requireNonNull(interview.finishedAt()))
                .toMinutes();
    }
}
