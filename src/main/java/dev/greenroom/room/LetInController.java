package dev.greenroom.room;

import dev.greenroom.account.User;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Participants;
import dev.greenroom.interview.Stage;
import dev.greenroom.interview.WrongStage;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** An interviewer gives the candidate's seat to somebody who asked for it, or does not. */
@Controller
class LetInController {

    private final Participants participants;
    private final LettingIn lettingIn;

    LetInController(Participants participants, LettingIn lettingIn) {
        this.participants = participants;
        this.lettingIn = lettingIn;
    }

    @PostMapping("/i/{token}/let-in/{request}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void letIn(@ModelAttribute("interview") Interview interview, @PathVariable UUID request, User viewer) {
        requireInterviewer(interview, viewer);
        lettingIn.letIn(interview, request);
    }

    @PostMapping("/i/{token}/turn-away/{request}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void turnAway(@ModelAttribute("interview") Interview interview, @PathVariable UUID request, User viewer) {
        requireInterviewer(interview, viewer);
        lettingIn.turnAway(interview, request);
    }

    private void requireInterviewer(Interview interview, User viewer) {
        participants
                .seatOf(viewer.id(), interview.id())
                .filter(_ -> viewer.role().interviews())
                .orElseThrow(() -> new AccessDeniedException("Only who sits in the room lets others in"));
        if (interview.stage() == Stage.FINISHED) throw new WrongStage(interview.stage(), Stage.ACTIVE);
    }
}
