package dev.greenroom.interview;

import dev.greenroom.account.User;
import dev.greenroom.account.Users;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Interviews with several candidates, created at once from lines that were pasted. */
@Controller
@RequestMapping("/interviews/several")
class SeveralController {

    private static final String FORM = "interview/several";

    /** An interview that was just created, with its whole link. */
    record Created(Interview interview, String link) {}

    private final Interviews interviews;
    private final Users users;
    private final PastedLines lines;
    private final InterviewLink link;
    private final SentForms sent;
    private final Clock clock;

    SeveralController(
            Interviews interviews, Users users, PastedLines lines, InterviewLink link, SentForms sent, Clock clock) {
        this.interviews = interviews;
        this.users = users;
        this.lines = lines;
        this.link = link;
        this.sent = sent;
        this.clock = clock;
    }

    /** @param created one of those that were just created together, which are then shown with their links */
    @GetMapping
    String form(User viewer, @RequestParam(required = false) @Nullable UUID created, Model model) {
        InterviewController.requireAuthor(viewer);
        if (created != null) show(createdWith(viewer, created), model);
        if (model.getAttribute("form") instanceof SeveralForm left)
            return form(left, lines.read(viewer, left.pasted()).problems(), model);
        var form = SeveralForm.empty(InterviewController.themselves(viewer));
        model.addAttribute("form", form);
        return form(form, List.of(), model);
    }

    /**
     * All or nothing, unless one says otherwise.
     *
     * @param keep whatever it says: the lines that are right are taken, the others stay in the form
     * @param key of {@link SentForms}
     */
    @PostMapping
    @Transactional
    String create(
            User viewer,
            @Valid @ModelAttribute("form") SeveralForm form,
            BindingResult result,
            @RequestParam(required = false) @Nullable String keep,
            @RequestParam(required = false) @Nullable String key,
            Model model,
            RedirectAttributes next) {
        InterviewController.requireAuthor(viewer);
        var staff = users.findInterviewers();
        var read = lines.read(viewer, result.hasFieldErrors("lines") ? "" : form.pasted());
        if (read.size() == 0 && !result.hasFieldErrors("lines")) result.rejectValue("lines", "several.empty");
        if (read.size() > PastedLines.MOST)
            result.rejectValue("lines", "several.many", new Object[] {PastedLines.MOST, read.size()}, null);
        var isTaken = !read.candidates().isEmpty() && (read.problems().isEmpty() || keep != null);
        if (result.hasErrors() || !isTaken) {
            model.addAttribute("good", read.candidates().size());
            return form(form, read.problems(), model);
        }
        var now = clock.instant();
        var created = sent.once(
                viewer,
                key,
                form,
                () -> interviews
                        .saveTogether(read.candidates().stream()
                                .map(candidate -> form.interview(candidate, viewer, now, staff))
                                .toList())
                        .getFirst());
        if (!read.problems().isEmpty()) next.addFlashAttribute("form", form.with(read.left()));
        return "redirect:/interviews/several?created=" + created.interview();
    }

    private String form(SeveralForm form, List<PastedLines.Problem> problems, Model model) {
        model.addAttribute("problems", problems);
        model.addAttribute("most", PastedLines.MOST);
        model.addAttribute("staff", users.findInterviewers());
        model.addAttribute("chosen", form.chosen());
        model.addAttribute("key", SentForms.key());
        return FORM;
    }

    private List<Created> createdWith(User viewer, UUID one) {
        return interviews
                .findById(one)
                .filter(first -> viewer.id().equals(first.createdBy()))
                .map(first -> interviews.findCreatedTogether(viewer.id(), first.createdAt()))
                .orElse(List.of())
                .stream()
                .filter(interview -> !interview.isAbout(viewer))
                .map(interview -> new Created(interview, link.of(interview)))
                .toList();
    }

    private static void show(List<Created> created, Model model) {
        model.addAttribute("created", created);
        model.addAttribute(
                "table", created.stream().map(SeveralController::line).collect(Collectors.joining("\n")));
    }

    /** As a spreadsheet takes it: name, address and link in a column each. */
    private static String line(Created created) {
        var email = created.interview().candidateEmail();
        var name = created.interview().candidateName().replaceAll("\\s", " ");
        return name + "\t" + (email == null ? "" : email) + "\t" + created.link();
    }
}
