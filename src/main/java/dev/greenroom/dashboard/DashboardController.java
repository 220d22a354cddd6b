package dev.greenroom.dashboard;

import dev.greenroom.account.User;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import dev.greenroom.interview.Stage;
import java.time.ZoneId;
import java.util.ArrayList;
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

    /** UTF-16 units, as the field's {@code maxlength} in {@code dashboard/list.html} counts them. */
    private static final int LONGEST_TYPED = 400;

    private final InterviewList list;
    private final StageCounts counts;
    private final InterviewSearch search;
    private final FilterPanel filters;
    private final InterviewRows rows;
    private final RowMarkup lines;
    private final Interviews interviews;
    private final OpenDashboards dashboards;

    DashboardController(
            InterviewList list,
            StageCounts counts,
            InterviewSearch search,
            FilterPanel filters,
            InterviewRows rows,
            RowMarkup lines,
            Interviews interviews,
            OpenDashboards dashboards) {
        this.list = list;
        this.counts = counts;
        this.search = search;
        this.filters = filters;
        this.rows = rows;
        this.lines = lines;
        this.interviews = interviews;
        this.dashboards = dashboards;
    }

    /**
     * The list of one stage.
     *
     * @param parameters of a {@link Filter}, and {@code stage}; {@code after} or {@code before}, a place; {@code filter},
     *     whether what can be filtered by stands open; {@code created}, the interview just made, shown first with its link;
     *     {@code cancelled}; {@code finish}, the interview whose question before finishing stands open, for browsers without
     *     scripts
     */
    @GetMapping(value = "/interviews", params = "!q")
    @Transactional(readOnly = true)
    String show(User viewer, ZoneId zone, @RequestParam Map<String, String> parameters, Model model) {
        var stage = stage(parameters).orElseGet(() -> first(viewer));
        var which = new InterviewList.Which(stage, Filter.of(parameters, zone));
        var to = new Addresses(stage, which.filter(), null);
        if (saysNothing(parameters)) return "redirect:/interviews" + to.of(stage);
        var page = list.page(viewer, which, parameters.get("after"), parameters.get("before"));
        var fresh = justCreated(viewer, stage, Filter.id(parameters.get("created")));
        var shown = new ArrayList<>(page.rows());
        fresh.ifPresent(interview -> {
            shown.removeIf(other -> other.id().equals(interview.id()));
            shown.addFirst(interview);
        });
        around(viewer, to, parameters, model);
        var id = fresh.map(Interview::id);
        var around = new RowViews.Around(zone, Marks.NONE, false, id, finishing(parameters));
        model.addAttribute(
                "lines",
                lines.of(rows.listed(viewer, zone, shown, id, which.filter().sort()), around));
        model.addAttribute(
                "previous",
                Optional.ofNullable(page.previous()).map(Place::text).orElse(null));
        model.addAttribute(
                "next", Optional.ofNullable(page.next()).map(Place::text).orElse(null));
        if (stage == Stage.FINISHED && viewer.role().interviews()) model.addAttribute("waiting", counts.owedBy(viewer));
        model.addAttribute("created", fresh.orElse(null));
        model.addAttribute("cancelled", Filter.id(parameters.get("cancelled")));
        return "dashboard/list";
    }

    /**
     * What a search found, in all stages or in one. Nothing typed yet is the list with an open field.
     *
     * @param q as it was typed: part of a name, or a link
     * @param parameters of a {@link Filter}, {@code stage}, {@code filter} and {@code finish}
     */
    @GetMapping(value = "/interviews", params = "q")
    @Transactional(readOnly = true)
    String search(
            User viewer,
            ZoneId zone,
            @RequestParam String q,
            @RequestParam Map<String, String> parameters,
            Model model) {
        var typed = cut(q);
        if (typed.isBlank()) {
            model.addAttribute("search", SearchView.EMPTY);
            return show(viewer, zone, parameters, model);
        }
        var only = stage(parameters).orElse(null);
        var filter = Filter.of(parameters, zone);
        var to = new Addresses(only, only == null ? filter : filter.fitting(only), typed);
        if (saysNothing(parameters)) return "redirect:/interviews" + (only == null ? to.ofAll() : to.of(only));
        var result = search.find(viewer, typed, only, to.filter());
        around(viewer, to, parameters, model);
        model.addAttribute("search", SearchView.of(typed, result, only));
        var marks = new Marks(result.words());
        var around = new RowViews.Around(zone, marks, only == null, Optional.empty(), finishing(parameters));
        model.addAttribute("lines", lines.of(rows.found(viewer, zone, result.rows()), around));
        return "dashboard/list";
    }

    /** As much as the field takes: more fits in no address that the server could lead to. */
    private static String cut(String typed) {
        return typed.length() <= LONGEST_TYPED ? typed : typed.substring(0, LONGEST_TYPED);
    }

    private void around(User viewer, Addresses to, Map<String, String> parameters, Model model) {
        model.addAttribute("stage", to.stage());
        model.addAttribute("stages", Stage.values());
        model.addAttribute("counts", counts.of(viewer));
        model.addAttribute("to", to);
        model.addAttribute("filter", to.filter());
        model.addAttribute("chips", filters.chips(to.filter()));
        if (parameters.containsKey("filter")) model.addAttribute("choices", filters.choices(viewer, to.stage()));
    }

    /** Forms send along what was left empty, which nobody wants in a bookmark. */
    private static boolean saysNothing(Map<String, String> parameters) {
        return Filter.NAMES.stream().anyMatch(name -> "".equals(parameters.get(name)));
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

    /** Where a list begins when the address names no stage: reviewers see finished interviews only. */
    static Stage first(User viewer) {
        return viewer.role().interviews() ? Stage.PENDING : Stage.FINISHED;
    }

    private static Optional<UUID> finishing(Map<String, String> parameters) {
        return Optional.ofNullable(Filter.id(parameters.get("finish")));
    }

    static Optional<Stage> stage(Map<String, String> parameters) {
        return Stream.of(Stage.values())
                .filter(stage -> Filter.name(stage).equals(parameters.get("stage")))
                .findFirst();
    }
}
