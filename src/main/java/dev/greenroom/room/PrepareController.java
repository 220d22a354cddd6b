package dev.greenroom.room;

import dev.greenroom.account.User;
import dev.greenroom.interview.Interviews;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The room before the interview, for who may take part in it: nobody enters by this. */
@Controller
class PrepareController {

    private final Interviews interviews;
    private final Seats seats;

    PrepareController(Interviews interviews, Seats seats) {
        this.interviews = interviews;
        this.seats = seats;
    }

    @PostMapping("/interviews/{id}/prepare")
    String prepare(@PathVariable UUID id, User viewer) {
        var interview = interviews.get(viewer, id);
        seats.prepare(interview, viewer);
        return "redirect:/i/" + interview.token() + "/room";
    }
}
