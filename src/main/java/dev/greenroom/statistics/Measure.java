package dev.greenroom.statistics;

import dev.greenroom.account.User;
import java.util.List;

/** What is counted; {@code V19} says how. */
enum Measure {
    /** Interviews by when they were created: all of them, and how far those came. */
    CREATED,
    STARTED,
    FINISHED,
    /** Finished, with feedback, and nobody is waited for who interviewed. */
    COMPLETE,
    /** Finished, and this one has given theirs. */
    GIVEN,
    /** Interviews by when they ended. */
    HELD,
    /** For how long somebody interviewed. */
    SECONDS,
    /** How long after the end feedback came. */
    WAITED;

    /** The stages of a funnel, as far as this viewer sees them, and of feedback what they may know. */
    static List<Measure> funnel(User viewer) {
        return switch (viewer.role()) {
            case ADMIN, RECRUITER -> List.of(CREATED, STARTED, FINISHED, COMPLETE);
            case INTERVIEWER -> List.of(CREATED, STARTED, FINISHED, GIVEN);
            case REVIEWER -> List.of(FINISHED, COMPLETE);
        };
    }
}
