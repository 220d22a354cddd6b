package dev.greenroom.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** One's own name and password. */
@Controller
@RequestMapping("/account")
class AccountController {

    private static final String PAGE = "account/own";

    private final Accounts accounts;
    private final KnownBrowsers knownBrowsers;

    AccountController(Accounts accounts, KnownBrowsers knownBrowsers) {
        this.accounts = accounts;
        this.knownBrowsers = knownBrowsers;
    }

    @GetMapping
    String show(User viewer, Model model) {
        model.addAttribute("form", new OwnNameForm(viewer.name()));
        model.addAttribute("change", PasswordForm.EMPTY);
        return PAGE;
    }

    @PostMapping("/name")
    String rename(User viewer, @Valid @ModelAttribute("form") OwnNameForm form, BindingResult result, Model model) {
        model.addAttribute("change", PasswordForm.EMPTY);
        if (result.hasErrors()) return PAGE;
        accounts.rename(viewer, Objects.requireNonNull(form.name()));
        return "redirect:/account?saved";
    }

    @PostMapping("/password")
    String changePassword(
            User viewer,
            @Valid @ModelAttribute("change") PasswordForm change,
            BindingResult result,
            HttpSession session,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("form", new OwnNameForm(viewer.name()));
        if (!result.hasErrors() && !accounts.isPassword(viewer, change.currentText()))
            result.rejectValue("current", "account.password.wrong");
        if (result.hasErrors()) return PAGE;
        var changed = accounts.changePassword(viewer, change.newText(), session.getId());
        session.setAttribute(SessionPassword.NAME, SessionPassword.of(changed));
        knownBrowsers.remember(changed, request, response);
        return "redirect:/account?changed";
    }
}
