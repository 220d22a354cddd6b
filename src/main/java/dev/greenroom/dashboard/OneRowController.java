package dev.greenroom.dashboard;

import dev.greenroom.account.User;
import dev.greenroom.interview.Interviews;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One interview and nothing around it, with the viewer's rights: what bench/dashboard.mjs measures a whole list against. */
@Controller
@Profile("bench")
class OneRowController {

    private final Interviews interviews;
    private final InterviewRows rows;
    private final RowViews views;

    OneRowController(Interviews interviews, InterviewRows rows, RowViews views) {
        this.interviews = interviews;
        this.rows = rows;
        this.views = views;
    }

    @GetMapping("/bench/row")
    @Transactional(readOnly = true)
    String show(User viewer, ZoneId zone, @RequestParam UUID id, Model model) {
        var interview = interviews.get(viewer, id);
        var row = rows.of(viewer, zone, List.of(interview), Optional.empty()).getFirst();
        var around = new RowViews.Around(zone, Marks.NONE, false, Optional.empty(), Optional.empty());
        model.addAttribute("row", views.of(row, around));
        return "dashboard/row :: row";
    }
}
