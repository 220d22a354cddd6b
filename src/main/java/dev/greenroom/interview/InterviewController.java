package dev.greenroom.interview;

import dev.greenroom.account.User;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

@Controller
@RequestMapping("/interviews")
class InterviewController {

    private static final String FORM = "interview/form";
    private static final String PENDING = "redirect:/interviews?stage=pending";

    private final Interviews interviews;
    private final Clock clock;

    InterviewController(Interviews interviews, Clock clock) {
        this.interviews = interviews;
        this.clock = clock;
    }

    @GetMapping("/new")
    String form(User viewer, Model model) {
        requireAuthor(viewer);
        model.addAttribute("form", InterviewForm.EMPTY);
        return FORM;
    }

    @PostMapping
    String create(User viewer, @Valid @ModelAttribute("form") InterviewForm form, BindingResult result) {
        requireAuthor(viewer);
        if (result.hasErrors()) return FORM;
        var interview = new Interview(form.name(), viewer, clock.instant());
        form.describe(interview);
        return PENDING + "&created=" + interviews.save(interview).id();
    }

    @GetMapping("/{id}/edit")
    String edit(User viewer, @PathVariable UUID id, Model model) {
        var interview = own(viewer, id);
        if (interview.stage() != Stage.PENDING) throw new WrongStage(interview.stage(), Stage.PENDING);
        model.addAttribute("editing", interview);
        model.addAttribute("form", InterviewForm.of(interview));
        return FORM;
    }

    @PostMapping("/{id}/edit")
    String update(
            User viewer,
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") InterviewForm form,
            BindingResult result,
            Model model) {
        var interview = own(viewer, id);
        model.addAttribute("editing", interview);
        if (result.hasErrors()) return FORM;
        form.describe(interview);
        interviews.save(interview);
        return PENDING + "&edited=" + id;
    }

    @PostMapping("/{id}/cancel")
    String cancel(User viewer, @PathVariable UUID id) {
        var interview = own(viewer, id);
        interview.cancel(clock.instant());
        interviews.save(interview);
        return PENDING + "&cancelled=" + id;
    }

    @PostMapping("/{id}/restore")
    String restore(User viewer, @PathVariable UUID id) {
        var interview = requireOwn(viewer, interviews.get(id));
        interview.restore();
        interviews.save(interview);
        return PENDING;
    }

    private Interview own(User viewer, UUID id) {
        return requireOwn(viewer, interviews.get(viewer, id));
    }

    private static Interview requireOwn(User viewer, Interview interview) {
        var own = viewer.role().interviews() && viewer.id().equals(interview.createdBy());
        if (!viewer.role().seesAll() && !own) throw new NoSuchInterview(interview.id());
        return interview;
    }

    private static void requireAuthor(User viewer) {
        if (!viewer.role().interviews()) throw new AccessDeniedException("Reviewers create no interviews");
    }
}
