package dev.greenroom.dashboard;

import dev.greenroom.account.User;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import dev.greenroom.interview.Stage;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@Controller
class DashboardController {

    private final InterviewList list;
    private final StageCounts counts;
    private final InterviewSearch search;
    private final InterviewRows rows;
    private final Interviews interviews;
    private final OpenDashboards dashboards;

    DashboardController(
            InterviewList list,
            StageCounts counts,
            InterviewSearch search,
            InterviewRows rows,
            Interviews interviews,
            OpenDashboards dashboards) {
        this.list = list;
        this.counts = counts;
        this.search = search;
        this.rows = rows;
        this.interviews = interviews;
        this.dashboards = dashboards;
    }

    /**
     * The list of one stage.
     *
     * @param created the interview just made, shown first with its link
     * @param parameters among them those of {@link Filter}
     * @param finish the interview whose question before finishing stands open, for browsers without scripts
     */
    @GetMapping(value = "/interviews", params = "!q")
    @Transactional(readOnly = true)
    String show(
            User viewer,
            ZoneId zone,
            @RequestParam(required = false) @Nullable String stage,
            @RequestParam Map<String, String> parameters,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String before,
            @RequestParam(required = false) @Nullable UUID created,
            @RequestParam(required = false) @Nullable UUID cancelled,
            @RequestParam(required = false) @Nullable UUID finish,
            Model model) {
        var current = stage(stage);
        var which = new InterviewList.Which(current, Filter.of(parameters, zone));
        var page = list.page(viewer, which, after, before);
        var fresh = justCreated(viewer, current, created);
        var shown = new ArrayList<>(page.rows());
        fresh.ifPresent(interview -> {
            shown.removeIf(other -> other.id().equals(interview.id()));
            shown.addFirst(interview);
        });
        model.addAttribute("stage", current);
        model.addAttribute("stages", Stage.values());
        model.addAttribute("counts", counts.of(viewer));
        model.addAttribute("rows", rows.of(viewer, zone, shown, fresh.map(Interview::id)));
        model.addAttribute(
                "previous",
                Optional.ofNullable(page.previous()).map(Place::text).orElse(null));
        model.addAttribute(
                "next", Optional.ofNullable(page.next()).map(Place::text).orElse(null));
        if (current == Stage.FINISHED && viewer.role().interviews())
            model.addAttribute("waiting", counts.owedBy(viewer));
        model.addAttribute("mine", which.filter().waiting());
        model.addAttribute("created", fresh.orElse(null));
        model.addAttribute("cancelled", cancelled);
        model.addAttribute("finishing", finish);
        return "dashboard/list";
    }

    /**
     * What a search found, in all stages or in one. Nothing typed yet is the list with an open field.
     *
     * @param q as it was typed: part of a name, or a link
     */
    @GetMapping(value = "/interviews", params = "q")
    @Transactional(readOnly = true)
    String search(
            User viewer,
            ZoneId zone,
            @RequestParam String q,
            @RequestParam(required = false) @Nullable String stage,
            Model model) {
        if (q.isBlank()) {
            model.addAttribute("search", SearchView.EMPTY);
            return show(viewer, zone, stage, Map.of(), null, null, null, null, null, model);
        }
        var only = stageNamed(stage).orElse(null);
        var result = search.find(viewer, q, only);
        model.addAttribute("search", SearchView.of(q, result, only));
        model.addAttribute("stage", only);
        model.addAttribute("stages", Stage.values());
        model.addAttribute("counts", counts.of(viewer));
        model.addAttribute("rows", rows.found(viewer, zone, result));
        return "dashboard/list";
    }

    /** Tells an open list that something in it may have changed. */
    @GetMapping(value = "/interviews/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter live() {
        return dashboards.open();
    }

    private Optional<Interview> justCreated(User viewer, Stage stage, @Nullable UUID created) {
        return Optional.ofNullable(created)
                .flatMap(id -> interviews.visibleTo(viewer, id))
                .filter(interview -> interview.stage() == Stage.PENDING && stage == Stage.PENDING);
    }

    private static Stage stage(@Nullable String name) {
        return stageNamed(name).orElse(Stage.PENDING);
    }

    static Optional<Stage> stageNamed(@Nullable String name) {
        return Stream.of(Stage.values())
                .filter(stage -> stage.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}
