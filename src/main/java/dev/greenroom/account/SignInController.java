package dev.greenroom.account;

import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class SignInController {

    private final ObjectProvider<DemoAccount> demoAccounts;

    SignInController(ObjectProvider<DemoAccount> demoAccounts) {
        this.demoAccounts = demoAccounts;
    }

    @GetMapping("/sign-in")
    String form(
            @Nullable User viewer,
            @RequestParam(required = false) @Nullable Long wait,
            HttpSession session,
            Model model) {
        if (viewer != null) return "redirect:/interviews";
        model.addAttribute("email", session.getAttribute(SignInFailed.EMAIL));
        model.addAttribute("wait", Wait.of(wait));
        model.addAttribute("demoAccounts", demoAccounts.stream().toList());
        return "account/sign-in";
    }

    /** In the unit people say. */
    record Wait(String unit, long number) {

        static @Nullable Wait of(@Nullable Long seconds) {
            if (seconds == null) return null;
            return seconds < 100 ? new Wait("seconds", seconds) : new Wait("minutes", (seconds + 59) / 60);
        }
    }

    /** The front door. */
    @GetMapping("/")
    String home() {
        return "redirect:/interviews";
    }
}
