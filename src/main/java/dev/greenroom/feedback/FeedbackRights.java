package dev.greenroom.feedback;

import dev.greenroom.account.User;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Participants;
import dev.greenroom.interview.Stage;
import org.springframework.stereotype.Component;

/**
 * Who writes and reads what interviewers think, scorecards and private notes alike: a verdict is worth little if the
 * others' notes were read before it. {@code docs/security.md} has the table.
 */
@Component
class FeedbackRights {

    private final Scorecards scorecards;
    private final Participants participants;

    FeedbackRights(Scorecards scorecards, Participants participants) {
        this.scorecards = scorecards;
        this.participants = participants;
    }

    /** Who neither has a seat nor is assigned has nothing to judge by. */
    boolean mayWrite(Interview interview, User viewer) {
        return viewer.role().interviews()
                && (hasSeat(interview, viewer) || interview.interviewers().contains(viewer.id()));
    }

    /** Notes are a part of preparing as well, which needs no seat. */
    boolean mayTakeNotes(Interview interview, User viewer) {
        return mayWrite(interview, viewer) || viewer.role().interviews() && isPreparing(interview, viewer);
    }

    /** Whether this viewer, who may see the interview, may read what others wrote; one's own is always readable. */
    boolean mayRead(Interview interview, User viewer) {
        var submitted = scorecards.existsByInterviewIdAndAuthorId(interview.id(), viewer.id());
        return mayRead(viewer, submitted, hasSeat(interview, viewer));
    }

    /** The same where the facts are known. */
    static boolean mayRead(User viewer, boolean submitted, boolean hasSeat) {
        return switch (viewer.role()) {
            case ADMIN, RECRUITER -> submitted || !hasSeat;
            case INTERVIEWER -> submitted;
            case REVIEWER -> true;
        };
    }

    private boolean hasSeat(Interview interview, User viewer) {
        return participants.seatOf(viewer.id(), interview.id()).isPresent();
    }

    private boolean isPreparing(Interview interview, User viewer) {
        return interview.stage() == Stage.PENDING
                && participants
                        .findByInterviewIdAndStaffId(interview.id(), viewer.id())
                        .isPresent();
    }
}
