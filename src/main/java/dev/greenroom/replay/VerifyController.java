package dev.greenroom.replay;

import dev.greenroom.account.User;
import dev.greenroom.interview.Interviews;
import dev.greenroom.recording.Seals;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Reads the stored recording again, and says whether it is what was sealed. */
@Controller
class VerifyController {

    private final Interviews interviews;
    private final Seals seals;

    VerifyController(Interviews interviews, Seals seals) {
        this.interviews = interviews;
        this.seals = seals;
    }

    @GetMapping("/interviews/{id}/verify")
    String verify(@PathVariable UUID id, User viewer, Model model, HttpServletResponse response) {
        var interview = interviews.finished(viewer, id);
        response.setHeader("X-Robots-Tag", "noindex");
        model.addAttribute("interview", interview);
        seals.of(id).ifPresent(seal -> model.addAttribute("seal", seal));
        model.addAttribute("finding", Finding.of(seals.verify(id)));
        return "replay/verify";
    }
}
