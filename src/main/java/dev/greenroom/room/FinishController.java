package dev.greenroom.room;

import dev.greenroom.account.User;
import dev.greenroom.interview.Interviews;
import dev.greenroom.interview.Participants;
import dev.greenroom.interview.Stage;
import dev.greenroom.interview.WrongStage;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Finish, from the room and from the dashboard. Both go through the room, which waits for what was accepted before. Whoever
 * presses it a second time, or after somebody else, is led to the same place.
 */
@Controller
class FinishController {

    private final Interviews interviews;
    private final Participants participants;
    private final Rooms rooms;

    FinishController(Interviews interviews, Participants participants, Rooms rooms) {
        this.interviews = interviews;
        this.participants = participants;
        this.rooms = rooms;
    }

    @PostMapping("/interviews/{id}/finish")
    String finish(@PathVariable UUID id, User viewer) {
        var interview = interviews.get(viewer, id);
        var seated = participants.seatOf(viewer.id(), id).isPresent();
        if (!viewer.role().seesAll() && !(viewer.role().interviews() && seated))
            throw new AccessDeniedException("Only who sits in the room finishes it");
        end(interview.id(), viewer);
        return "redirect:/interviews/{id}/replay?tab=feedback";
    }

    private void end(UUID interview, User viewer) {
        try {
            rooms.in(interview, room -> room.finish(viewer.id()));
        } catch (WrongStage e) {
            if (e.actual() != Stage.FINISHED) throw e;
        }
    }
}
