package dev.greenroom.feedback;

import dev.greenroom.account.User;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import jakarta.validation.Valid;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** The feedback form, as a fragment for the room's side and the replay's tab. */
@Controller
class ScorecardController {

    private static final String FRAGMENT = "feedback/panel :: panel";

    private final Interviews interviews;
    private final Feedback feedback;

    ScorecardController(Interviews interviews, Feedback feedback) {
        this.interviews = interviews;
        this.feedback = feedback;
    }

    @GetMapping("/interviews/{id}/feedback/form")
    String form(@PathVariable UUID id, User viewer, Model model) {
        var interview = interviews.get(viewer, id);
        var view = show(interview, viewer, model);
        model.addAttribute("form", ScorecardForm.of(view.mine()));
        return FRAGMENT;
    }

    @PostMapping("/interviews/{id}/feedback")
    String submit(
            @PathVariable UUID id,
            User viewer,
            @Valid @ModelAttribute("form") ScorecardForm form,
            BindingResult result,
            @RequestHeader(name = "X-Requested-With", required = false) @Nullable String scripted,
            Model model) {
        var interview = interviews.get(viewer, id);
        if (!result.hasErrors()) {
            submit(interview, viewer, form);
            if (scripted == null) return "redirect:/interviews/{id}/replay?tab=feedback";
        }
        show(interview, viewer, model);
        return scripted == null ? "feedback/page" : FRAGMENT;
    }

    /** Of two first ones at the same moment, as of a double click, the second changes what the first has written. */
    private void submit(Interview interview, User author, ScorecardForm form) {
        var recommendation = Objects.requireNonNull(form.recommendation());
        try {
            feedback.submit(interview, author, recommendation, notes(form));
        } catch (DataIntegrityViolationException e) {
            feedback.submit(interview, author, recommendation, notes(form));
        }
    }

    private static String notes(ScorecardForm form) {
        return form.notes() == null ? "" : form.notes();
    }

    private Feedback.View show(Interview interview, User viewer, Model model) {
        var view = feedback.of(interview, viewer);
        model.addAttribute("interview", interview);
        model.addAttribute("feedback", view);
        model.addAttribute("recommendations", Recommendation.values());
        return view;
    }
}
