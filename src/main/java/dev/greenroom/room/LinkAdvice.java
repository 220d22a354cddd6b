package dev.greenroom.room;

import dev.greenroom.account.Users;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import java.util.List;
import org.springframework.http.HttpStatus;
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

    LinkAdvice(Interviews interviews, Users users) {
        this.interviews = interviews;
        this.users = users;
    }

    @ModelAttribute("interview")
    Interview interview(@PathVariable String token) {
        return interviews
                .findByToken(token)
                .filter(interview -> !interview.isCancelled())
                .orElseThrow(LinkNotValid::new);
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
    String notValid() {
        return "join/closed";
    }
}
