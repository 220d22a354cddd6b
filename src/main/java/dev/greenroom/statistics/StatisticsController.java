package dev.greenroom.statistics;

import dev.greenroom.account.User;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class StatisticsController {

    private final Statistics statistics;
    private final WeeklyCount weeks;
    private final Clock clock;

    StatisticsController(Statistics statistics, WeeklyCount weeks, Clock clock) {
        this.statistics = statistics;
        this.weeks = weeks;
        this.clock = clock;
    }

    /**
     * @param range {@code 12-months} or {@code all}; the last three months otherwise
     * @param from a date, which goes before the range
     */
    @GetMapping("/statistics")
    @Transactional(readOnly = true)
    String show(
            User viewer,
            @RequestParam(required = false) @Nullable String range,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            Model model) {
        var span = Span.of(range, from, to, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        model.addAttribute("figures", statistics.of(viewer, span));
        var isOwn = viewer.role().seesOnlyOwn();
        model.addAttribute("own", isOwn);
        model.addAttribute("upTo", isOwn ? clock.instant() : weeks.upTo());
        return "statistics/show";
    }
}
