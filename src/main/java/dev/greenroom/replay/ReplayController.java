package dev.greenroom.replay;

import dev.greenroom.account.User;
import dev.greenroom.feedback.FeedbackPanel;
import dev.greenroom.interview.Interviews;
import dev.greenroom.interview.Participants;
import dev.greenroom.recording.Seals;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class ReplayController {

    private final Interviews interviews;
    private final Participants participants;
    private final FeedbackPanel feedback;
    private final Seals seals;
    private final OfflineFiles offlineFiles;

    ReplayController(
            Interviews interviews,
            Participants participants,
            FeedbackPanel feedback,
            Seals seals,
            OfflineFiles offlineFiles) {
        this.interviews = interviews;
        this.participants = participants;
        this.feedback = feedback;
        this.seals = seals;
        this.offlineFiles = offlineFiles;
    }

    @GetMapping("/interviews/{id}/replay")
    @Transactional(readOnly = true)
    String show(@PathVariable UUID id, User viewer, @RequestParam(defaultValue = "activity") String tab, Model model) {
        var interview = interviews.finished(viewer, id);
        feedback.show(interview, viewer, model);
        participants
                .findByInterviewIdAndStaffId(id, viewer.id())
                .ifPresent(seat -> model.addAttribute("participant", seat.id()));
        showSeal(id, model);
        model.addAttribute("openFeedback", tab.equals("feedback"));
        return "replay/show";
    }

    /** For a page that was opened right after Finish, before the recording was sealed. */
    @GetMapping("/interviews/{id}/replay/seal")
    String seal(@PathVariable UUID id, User viewer, Model model) {
        model.addAttribute("interview", interviews.finished(viewer, id));
        showSeal(id, model);
        return "replay/seal :: seal";
    }

    private void showSeal(UUID id, Model model) {
        seals.of(id).ifPresent(seal -> {
            model.addAttribute("seal", seal);
            model.addAttribute("mayTakeOffline", offlineFiles.areThere());
        });
    }
}
