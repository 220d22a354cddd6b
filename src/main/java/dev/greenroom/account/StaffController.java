package dev.greenroom.account;

import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** Who works here, for admins. */
@Controller
@RequestMapping("/staff")
class StaffController {

    private static final String LIST = "redirect:/staff";

    private final Users users;
    private final Accounts accounts;

    StaffController(Users users, Accounts accounts) {
        this.users = users;
        this.accounts = accounts;
    }

    @ModelAttribute("roles")
    Role[] roles() {
        return Role.values();
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("staff", users.findAllByOrderByNameAscIdAsc());
        return "account/staff";
    }

    @GetMapping("/new")
    String form(Model model) {
        model.addAttribute("form", NewStaffForm.EMPTY);
        return "account/new-staff";
    }

    @PostMapping
    String add(@Valid @ModelAttribute("form") NewStaffForm form, BindingResult result) {
        if (!result.hasFieldErrors("email")
                && users.findByEmailFolded(User.fold(form.emailText())).isPresent())
            result.rejectValue("email", "account.email.taken");
        if (!result.hasErrors() && !isAdded(form)) result.rejectValue("email", "account.email.taken");
        return result.hasErrors() ? "account/new-staff" : LIST + "?added";
    }

    /** Unless somebody was quicker with the same address. */
    private boolean isAdded(NewStaffForm form) {
        try {
            accounts.create(form.emailText(), form.nameText(), form.roleOrLeast(), form.passwordText());
            return true;
        } catch (DataIntegrityViolationException e) {
            return false;
        }
    }

    @GetMapping("/{id}")
    String edit(@PathVariable UUID id, Model model) {
        var person = get(id);
        model.addAttribute("person", person);
        model.addAttribute("form", StaffForm.of(person));
        return "account/edit-staff";
    }

    @PostMapping("/{id}")
    String save(
            @PathVariable UUID id, @Valid @ModelAttribute("form") StaffForm form, BindingResult result, Model model) {
        var person = get(id);
        model.addAttribute("person", person);
        if (result.hasErrors()) return "account/edit-staff";
        if (form.wouldReplace(person)) {
            model.addAttribute("meanwhile", true);
            return "account/edit-staff";
        }
        accounts.change(person, form);
        return LIST + "?saved";
    }

    @PostMapping("/{id}/deactivate")
    String deactivate(@PathVariable UUID id) {
        accounts.deactivate(get(id));
        return LIST + "?deactivated=" + id;
    }

    @PostMapping("/{id}/activate")
    String activate(@PathVariable UUID id) {
        accounts.activate(get(id));
        return LIST;
    }

    @ExceptionHandler
    String keepOne(LastAdmin refused) {
        return LIST + "?lastAdmin";
    }

    private User get(UUID id) {
        return users.findById(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
