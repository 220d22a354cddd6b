package dev.greenroom.interview;

import dev.greenroom.account.Role;
import dev.greenroom.account.User;
import dev.greenroom.account.Users;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/interviews")
class InterviewController {

    private static final String FORM = "interview/form";
    private static final String PENDING = "redirect:/interviews?stage=pending";

    private final Interviews interviews;
    private final Users users;
    private final PreparedFiles prepared;
    private final SentForms sent;
    private final Clock clock;

    InterviewController(Interviews interviews, Users users, PreparedFiles prepared, SentForms sent, Clock clock) {
        this.interviews = interviews;
        this.users = users;
        this.prepared = prepared;
        this.sent = sent;
        this.clock = clock;
    }

    /** @param like the interview that this one is to resemble */
    @GetMapping("/new")
    String form(User viewer, ZoneId zone, @RequestParam(required = false) @Nullable UUID like, Model model) {
        requireAuthor(viewer);
        var original = Optional.ofNullable(like).map(id -> interviews.get(viewer, id));
        var form = original.map(other -> InterviewForm.like(other, zone))
                .orElseGet(() -> InterviewForm.empty(zone, themselves(viewer)));
        model.addAttribute("form", form);
        offerFiles(original, true, model);
        return form(form, users.findInterviewers(), model);
    }

    /**
     * @param like the interview that it was made to resemble
     * @param copyFiles whether what was prepared for that one is prepared for this one too
     * @param key of {@link SentForms}
     */
    @PostMapping
    String create(
            User viewer,
            @Valid @ModelAttribute("form") InterviewForm form,
            BindingResult result,
            @RequestParam(required = false) @Nullable UUID like,
            @RequestParam(defaultValue = "false") boolean copyFiles,
            @RequestParam(required = false) @Nullable String key,
            Model model) {
        requireAuthor(viewer);
        var staff = users.findInterviewers();
        var original = Optional.ofNullable(like).flatMap(id -> interviews.visibleTo(viewer, id));
        refuseOwnAddress(viewer, form, result);
        if (copyFiles && original.isEmpty()) result.rejectValue("candidateName", "duplicate.gone");
        if (result.hasErrors()) {
            offerFiles(original, copyFiles, model);
            return form(form, staff, model);
        }
        var created = sent.once(viewer, key, form, () -> {
            var interview = new Interview(form.name(), viewer, clock.instant());
            form.describe(interview, staff);
            return interviews.save(interview);
        });
        if (copyFiles && created.isNew())
            original.ifPresent(other -> prepared.copy(other, interviews.get(created.interview()), viewer));
        return PENDING + "&created=" + created.interview();
    }

    @GetMapping("/{id}/edit")
    String edit(User viewer, ZoneId zone, @PathVariable UUID id, Model model) {
        var interview = editable(viewer, id);
        var form = InterviewForm.of(interview, zone);
        model.addAttribute("editing", interview);
        model.addAttribute("version", form.version());
        model.addAttribute("form", form);
        return form(form, staff(interview), model);
    }

    /**
     * Saves what was typed, unless somebody else has changed it since: then the form comes again as it was left, says what
     * is there by now, and saving once more replaces that.
     */
    @PostMapping("/{id}/edit")
    String update(
            User viewer,
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") InterviewForm form,
            BindingResult result,
            Model model) {
        var interview = editable(viewer, id);
        var staff = staff(interview);
        model.addAttribute("editing", interview);
        model.addAttribute("version", form.version());
        refuseOwnAddress(viewer, form, result);
        if (result.hasErrors()) return form(form, staff, model);
        var meanwhile = form.wouldReplace(interview, staff);
        if (!meanwhile.isEmpty()) {
            model.addAttribute("meanwhile", meanwhile);
            model.addAttribute("version", interview.version());
            return form(form, staff, model);
        }
        form.describe(interview, staff);
        interviews.save(interview);
        return PENDING + "&edited";
    }

    @PostMapping("/{id}/cancel")
    String cancel(User viewer, @PathVariable UUID id) {
        var interview = requireOwn(viewer, interviews.get(id));
        interview.cancel(clock.instant());
        try {
            interviews.save(interview);
        } catch (OptimisticLockingFailureException e) {
            // Pressed twice in one moment, it is cancelled all the same.
            if (!interviews.get(id).isCancelled()) throw e;
        }
        return PENDING + "&cancelled=" + id;
    }

    @PostMapping("/{id}/restore")
    String restore(User viewer, @PathVariable UUID id) {
        var interview = requireOwn(viewer, interviews.get(id));
        interview.restore();
        interviews.save(interview);
        return PENDING;
    }

    private void offerFiles(Optional<Interview> original, boolean copyFiles, Model model) {
        model.addAttribute("like", original.map(Interview::id).orElse(null));
        model.addAttribute("prepared", original.map(prepared::of).orElse(List.of()));
        model.addAttribute("copyFiles", copyFiles);
    }

    /** The form itself is in the model already; put there again, one that could not be bound would lose its errors. */
    private String form(InterviewForm form, List<User> staff, Model model) {
        model.addAttribute("staff", staff);
        model.addAttribute("chosen", form.chosen());
        model.addAttribute("key", SentForms.key());
        return FORM;
    }

    /** Who may be asked, and who was already, so that saving takes nobody out whose account has ended since. */
    private List<User> staff(Interview interview) {
        return Stream.concat(users.findInterviewers().stream(), users.findByIdIn(interview.interviewers()).stream())
                .collect(Collectors.toMap(User::id, Function.identity(), (one, _) -> one, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    private Interview editable(User viewer, UUID id) {
        var interview = requireOwn(viewer, interviews.get(viewer, id));
        if (interview.stage() != Stage.PENDING) throw new WrongStage(interview.stage(), Stage.PENDING);
        return interview;
    }

    private static Interview requireOwn(User viewer, Interview interview) {
        var own = viewer.role().interviews() && viewer.id().equals(interview.createdBy());
        if (interview.isAbout(viewer) || !viewer.role().seesAll() && !own) throw new NoSuchInterview(interview.id());
        return interview;
    }

    /** Nobody sees an interview about themselves, so they would not find again what they make here. */
    private static void refuseOwnAddress(User viewer, InterviewForm form, BindingResult result) {
        if (form.isFor(viewer)) result.rejectValue("candidateEmail", "interview.email.own");
    }

    /** Who is to interview where nobody has said: whoever interviews and creates it. */
    static Set<UUID> themselves(User viewer) {
        return viewer.role() == Role.INTERVIEWER ? Set.of(viewer.id()) : Set.of();
    }

    static void requireAuthor(User viewer) {
        if (!viewer.role().interviews()) throw new AccessDeniedException("Reviewers create no interviews");
    }
}
