package dev.greenroom.account;

import jakarta.validation.Valid;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** The first visit to an empty Greenroom, by the link from its log. */
@Controller
class SetUpController {

    private final SetUpLink link;
    private final Accounts accounts;
    private final Users users;

    SetUpController(SetUpLink link, Accounts accounts, Users users) {
        this.link = link;
        this.accounts = accounts;
        this.users = users;
    }

    @GetMapping("/set-up/{token}")
    String form(@PathVariable String token, Model model) {
        requireOpen(token);
        model.addAttribute("form", SetUpForm.EMPTY);
        return "account/set-up";
    }

    @PostMapping("/set-up/{token}")
    @Transactional
    String create(@PathVariable String token, @Valid @ModelAttribute("form") SetUpForm form, BindingResult result) {
        requireOpen(token);
        if (result.hasErrors()) return "account/set-up";
        if (!link.use(token)) throw gone();
        accounts.create(
                Objects.requireNonNull(form.email()),
                Objects.requireNonNull(form.name()),
                Role.ADMIN,
                Objects.requireNonNull(form.password()));
        return "redirect:/sign-in?ready";
    }

    private void requireOpen(String token) {
        if (users.count() > 0 || !link.isValid(token)) throw gone();
    }

    private static ResponseStatusException gone() {
        return new ResponseStatusException(HttpStatus.GONE);
    }
}
