package dev.greenroom.room;

import dev.greenroom.account.User;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import dev.greenroom.interview.Stage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.SessionAttribute;

/** The one link, for both sides. */
@Controller
@RequestMapping("/i/{token}")
class LinkController {

    /** Marks a session that pressed the interviewer's button, so that coming back from sign-in, and only that, enters. */
    private static final String ENTERING = "greenroom.entering";

    private final Interviews interviews;
    private final Seats seats;
    private final SeatCookie cookie;
    private final RequestCache savedRequests;

    LinkController(Interviews interviews, Seats seats, SeatCookie cookie, RequestCache savedRequests) {
        this.interviews = interviews;
        this.seats = seats;
        this.cookie = cookie;
        this.savedRequests = savedRequests;
    }

    @GetMapping
    String link(
            @ModelAttribute("interview") Interview interview,
            @Nullable User viewer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (interview.stage() == Stage.FINISHED) return finished(interview, viewer, request, response, model);
        return "join/link";
    }

    @PostMapping("/interviewer")
    String interviewer(@ModelAttribute("interview") Interview interview, HttpSession session) {
        session.setAttribute(ENTERING, interview.token());
        return "redirect:/i/{token}/interviewer";
    }

    /** For staff only, so others sign in first and come back here. */
    @GetMapping("/interviewer")
    String enter(
            @ModelAttribute("interview") Interview interview,
            User viewer,
            @SessionAttribute(name = ENTERING, required = false) @Nullable String entering,
            HttpSession session,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!interview.token().equals(entering) || interview.stage() == Stage.FINISHED) return "redirect:/i/{token}";
        session.removeAttribute(ENTERING);
        seats.takeInterviewerSeat(interview, viewer);
        cookie.clear(interview, request, response);
        return "redirect:/i/{token}/room";
    }

    private String finished(
            Interview interview,
            @Nullable User viewer,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (viewer != null && interviews.visibleTo(viewer, interview.id()).isPresent())
            return "redirect:/interviews/" + interview.id() + "/replay";
        var candidate = seats.candidate(interview, request);
        candidate.ifPresent(seat -> model.addAttribute("participant", seat.id()));
        if (viewer != null || candidate.isPresent()) return "join/thanks";
        savedRequests.saveRequest(request, response);
        return "redirect:/sign-in?finished";
    }
}
