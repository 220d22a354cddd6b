package dev.greenroom.room;

import dev.greenroom.account.User;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.InterviewLink;
import dev.greenroom.interview.Stage;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The room for those who have a seat, and the candidate's lobby before it. */
@Controller
class RoomController {

    private final Seats seats;
    private final InterviewLink link;

    RoomController(Seats seats, InterviewLink link) {
        this.seats = seats;
        this.link = link;
    }

    @GetMapping("/i/{token}/room")
    String room(
            @ModelAttribute("interview") Interview interview,
            @Nullable User viewer,
            HttpServletRequest request,
            Model model) {
        var seat = seats.of(interview, request, viewer);
        if (seat.isEmpty() || !Seats.isOpen(interview, seat.get())) return "redirect:/i/{token}";
        model.addAttribute("room", RoomPage.of(interview, seat.get(), link.of(interview)));
        model.addAttribute("languages", Languages.ALL);
        if (interview.stage() == Stage.PENDING && seat.get().isCandidate()) return "join/lobby";
        return "room/show";
    }
}
