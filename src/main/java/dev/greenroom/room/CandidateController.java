package dev.greenroom.room;

import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Stage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The candidate's way in: a name, consent, a seat; and the way of a further guest, who asks for it. */
@Controller
@RequestMapping("/i/{token}")
class CandidateController {

    private static final String LINK = "redirect:/i/{token}";
    private static final String ROOM = "redirect:/i/{token}/room";

    private final Seats seats;
    private final LettingIn lettingIn;

    CandidateController(Seats seats, LettingIn lettingIn) {
        this.seats = seats;
        this.lettingIn = lettingIn;
    }

    @GetMapping("/candidate")
    String form(
            @ModelAttribute("interview") Interview interview,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (interview.stage() == Stage.FINISHED) return LINK;
        if (seats.candidate(interview, request).isPresent()) return ROOM;
        if (lettingIn.hasAsked(interview, request)) return "redirect:/i/{token}/ask";
        lettingIn.seat(interview, request, response);
        model.addAttribute("join", JoinForm.EMPTY);
        return seats.isCandidateSeatTaken(interview) ? "join/taken" : "join/candidate";
    }

    @PostMapping("/candidate")
    String join(
            @ModelAttribute("interview") Interview interview,
            @Valid @ModelAttribute("join") JoinForm form,
            BindingResult result,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (interview.stage() == Stage.FINISHED) return LINK;
        if (seats.candidate(interview, request).isPresent()) return ROOM;
        if (result.hasErrors()) return "join/candidate";
        if (seats.isCandidateSeatTaken(interview)) return "join/taken";
        var seated = seats.takeCandidateSeat(interview, form.givenName(), lettingIn.seat(interview, request, response));
        return seated ? ROOM : "redirect:/i/{token}/candidate";
    }

    @PostMapping("/ask")
    String ask(
            @ModelAttribute("interview") Interview interview,
            @Valid @ModelAttribute("join") JoinForm form,
            BindingResult result,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (interview.stage() == Stage.FINISHED) return LINK;
        if (seats.candidate(interview, request).isPresent()) return ROOM;
        if (result.hasErrors()) return "join/taken";
        if (!seats.isCandidateSeatTaken(interview)) return "redirect:/i/{token}/candidate";
        if (lettingIn.ask(interview, form.givenName(), lettingIn.seat(interview, request, response)))
            return "redirect:/i/{token}/ask";
        model.addAttribute("full", true);
        return "join/taken";
    }

    /** Where a further guest waits; the page looks again every few seconds. */
    @GetMapping("/ask")
    String waiting(@ModelAttribute("interview") Interview interview, HttpServletRequest request, Model model) {
        if (interview.stage() == Stage.FINISHED) return LINK;
        if (seats.candidate(interview, request).isPresent()) return ROOM;
        if (!lettingIn.looksAgain(interview, request))
            return "redirect:/i/{token}/candidate" + (lettingIn.isTurnedAway(interview, request) ? "?turned-away" : "");
        model.addAttribute("join", JoinForm.EMPTY);
        model.addAttribute("asked", true);
        return "join/taken";
    }
}
