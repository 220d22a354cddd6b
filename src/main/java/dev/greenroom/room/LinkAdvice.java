package dev.greenroom.room;

import dev.greenroom.account.SessionLength;
import dev.greenroom.account.Users;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What all pages behind the link share: the interview it leads to, or a calm word that it leads nowhere. */
@ControllerAdvice(
        assignableTypes = {LinkController.class, CandidateController.class, RoomController.class, LetInController.class
        })
class LinkAdvice {

    private final Interviews interviews;
    private final Users users;
    private final SessionLength sessionLength;

    LinkAdvice(Interviews interviews, Users users, SessionLength sessionLength) {
        this.interviews = interviews;
        this.users = users;
        this.sessionLength = sessionLength;
    }

    @ModelAttribute("interview")
    Interview interview(@PathVariable String token, HttpSession session) {
        var interview = interviews.findByToken(token).orElseThrow(() -> new LinkNotValid(false));
        if (interview.isCancelled()) throw new LinkNotValid(true);
        sessionLength.lengthen(session);
        return interview;
    }

    @ModelAttribute("interviewerNames")
    List<String> interviewerNames(@ModelAttribute("interview") Interview interview) {
        return users.findByIdIn(interview.interviewers()).stream()
                .map(user -> user.name())
                .sorted()
                .toList();
    }

    @ExceptionHandler(LinkNotValid.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String notValid(LinkNotValid link, Model model) {
        model.addAttribute("cancelled", link.isOfCancelledInterview());
        return "join/closed";
    }
}
