package dev.greenroom.feedback;

import dev.greenroom.account.User;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import dev.greenroom.interview.Stage;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.WebRequest;

/** Feedback as a page of its own, to be read and printed, and as a fragment for the room's side and the replay's tab. */
@Controller
@RequestMapping("/interviews/{id}/feedback")
class ScorecardController {

    private static final String PAGE = "feedback/page";
    private static final String FRAGMENT = "feedback/panel :: panel";

    private final Interviews interviews;
    private final ScorecardDesk desk;
    private final FeedbackPanel panel;

    ScorecardController(Interviews interviews, ScorecardDesk desk, FeedbackPanel panel) {
        this.interviews = interviews;
        this.desk = desk;
        this.panel = panel;
    }

    @GetMapping
    String page(@PathVariable UUID id, User viewer, Model model) {
        panel.show(interviews.get(viewer, id), viewer, model);
        return PAGE;
    }

    /** The token is made first: where the form comes, a long answer is on its way already, and no session can begin. */
    @GetMapping("/form")
    String form(@PathVariable UUID id, User viewer, CsrfToken token, Model model) {
        token.getToken();
        panel.show(interviews.get(viewer, id), viewer, model);
        return FRAGMENT;
    }

    @PostMapping
    String submit(
            @PathVariable UUID id,
            User viewer,
            WebRequest request,
            @RequestHeader(name = "X-Requested-With", required = false) @Nullable String scripted,
            Model model) {
        var interview = interviews.get(viewer, id);
        var form = desk.read(request::getParameter);
        if (!submit(interview, viewer, form, model)) return scripted == null ? PAGE : FRAGMENT;
        if (scripted == null)
            return interview.stage() == Stage.FINISHED
                    ? "redirect:/interviews/{id}/replay?tab=feedback"
                    : "redirect:/interviews/{id}/feedback";
        panel.show(interview, viewer, model);
        return FRAGMENT;
    }

    /** @return whether it was taken; if not, the form is in the model, with what was typed and why */
    private boolean submit(Interview interview, User viewer, ScorecardForm form, Model model) {
        desk.requireAuthor(interview, viewer);
        if (!form.problems().isEmpty()) {
            panel.show(interview, viewer, form, List.of(), model);
            return false;
        }
        try {
            desk.submit(interview, viewer, form);
            return true;
        } catch (WrittenElsewhere e) {
            var there = desk.form(e.there());
            var elsewhere = form.differences(there).stream()
                    .map(field -> FeedbackPanel.Elsewhere.of(field, there))
                    .toList();
            // Sent once more, it is meant.
            panel.show(interview, viewer, form.at(e.there().version()), elsewhere, model);
            return false;
        }
    }
}
