package dev.greenroom.replay;

import dev.greenroom.account.User;
import dev.greenroom.interview.Interviews;
import dev.greenroom.recording.CompactForms;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Base64;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/**
 * The replay as one file that plays without a server. It holds what everyone in the room could see: the recording, and no
 * note, no feedback and nothing of whoever took it away.
 */
@Controller
class OfflineController {

    private final Interviews interviews;
    private final CompactForms compactForms;
    private final OfflineFiles files;

    OfflineController(Interviews interviews, CompactForms compactForms, OfflineFiles files) {
        this.interviews = interviews;
        this.compactForms = compactForms;
        this.files = files;
    }

    @GetMapping("/interviews/{id}/replay.html")
    String page(@PathVariable UUID id, User viewer, Model model, HttpServletResponse response) {
        var interview = interviews.finished(viewer, id);
        if (!files.areThere()) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        var script = files.script();
        model.addAttribute("offline", true);
        model.addAttribute("openFeedback", false);
        model.addAttribute("interview", interview);
        model.addAttribute("recording", Base64.getEncoder().encodeToString(compactForms.of(interview)));
        model.addAttribute("script", script);
        model.addAttribute("styles", files.styles());
        model.addAttribute("icons", files.icons());
        model.addAttribute("policy", OfflineFiles.policy(script));
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, Attachment.of(interview.candidateName(), "html"));
        return "replay/offline";
    }
}
