package dev.greenroom.interview;

import dev.greenroom.account.User;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Candidates in lines, and what all their interviews have in common. Kept in the session until the next page when lines
 * are left over.
 */
record SeveralForm(
        @Storable @Size(max = 100_000, message = "{several.long}") @Nullable
        String lines,

        @Storable @Size(max = 200, message = "{interview.position.long}") @Nullable
        String position,

        @Storable @LabelList @Nullable String labels,

        @Min(value = 5, message = "{interview.duration.wrong}")
        @Max(value = 480, message = "{interview.duration.wrong}")
        @Nullable
        Integer durationMinutes,

        @Nullable Set<UUID> interviewers)
        implements Serializable {

    static SeveralForm empty(Set<UUID> interviewers) {
        return new SeveralForm("", "", "", null, interviewers);
    }

    /** The same with other lines. */
    SeveralForm with(String lines) {
        return new SeveralForm(lines, position, labels, durationMinutes, interviewers);
    }

    /**
     * The interview of one of them.
     *
     * @param staff who was offered as an interviewer
     */
    Interview interview(PastedLines.Candidate candidate, User author, Instant now, Collection<User> staff) {
        var interview = new Interview(candidate.name(), author, now);
        new InterviewForm(
                        candidate.name(),
                        candidate.email(),
                        position,
                        labels,
                        null,
                        null,
                        null,
                        durationMinutes,
                        interviewers,
                        null)
                .describe(interview, staff);
        return interview;
    }

    String pasted() {
        return lines == null ? "" : lines;
    }

    Set<UUID> chosen() {
        return interviewers == null ? Set.of() : interviewers;
    }
}
