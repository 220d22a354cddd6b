package dev.greenroom.dashboard;

import static org.thymeleaf.spring6.expression.ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME;

import dev.greenroom.TimeWords;
import dev.greenroom.dashboard.RowView.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.ISpringTemplateEngine;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/**
 * The HTML of lines, kept for the next who asks for the same: a line's eighty attributes are most of what a list costs, and
 * whenever one interview changes, everybody who has a list open asks for fifty of which one is new. Nothing ever has to be
 * taken out, as a line that says something else is another line. For how long an interview runs is put in each time.
 */
@Component
class RowMarkup {

    /** Some 10 KB each with what they are found by: the pages that forty people look at. */
    private static final int KEPT = 2_000;

    private final RowViews views;
    private final TimeWords words;
    private final ISpringTemplateEngine templates;
    private final ApplicationContext application;
    private final ConcurrentLruCache<Line, String> kept = new ConcurrentLruCache<>(KEPT, this::render);

    RowMarkup(RowViews views, TimeWords words, ISpringTemplateEngine templates, ApplicationContext application) {
        this.views = views;
        this.words = words;
        this.templates = templates;
        this.application = application;
    }

    /** @param root what addresses begin with, which a proxy in front may say differently */
    private record Line(String root, RowView row) {}

    /** Needs a request at hand, by which addresses are written. */
    List<ShownRows> of(List<InterviewRow> rows, RowViews.Around around) {
        var shown = new ArrayList<ShownRows>();
        for (var from = 0; from < rows.size(); ) {
            var to = from + 1;
            var link = around.isFresh(rows.get(from)) ? rows.get(from).link() : null;
            while (link == null && to < rows.size() && follows(rows.get(to), around)) to++;
            var markup = new StringBuilder();
            rows.subList(from, to).forEach(row -> markup.append(line(row, around)));
            shown.add(new ShownRows(rows.get(from).heading(), markup.toString(), link));
            from = to;
        }
        return shown;
    }

    private static boolean follows(InterviewRow row, RowViews.Around around) {
        return row.heading() == null && !around.isFresh(row);
    }

    /** One of them. */
    String line(InterviewRow row, RowViews.Around around) {
        var view = views.of(row, around);
        return now(view, kept.get(new Line(request().getRequest().getContextPath(), view)));
    }

    private String now(RowView view, String line) {
        if (!(view.times() instanceof Times.Now times)) return line;
        var said = line.replace(RowViews.RUNNING, words.since(times.running().at()));
        var end = times.end();
        return end == null || !times.late() ? said : said.replace(RowViews.OVER, words.since(end.at()));
    }

    private String render(Line line) {
        var request = request().getRequest();
        var exchange = JakartaServletWebApplication.buildApplication(request.getServletContext())
                .buildExchange(request, Objects.requireNonNull(request().getResponse()));
        // As Thymeleaf's own view does: what is known of the members of records is kept in it.
        var members = new ThymeleafEvaluationContext(application, null);
        var given = Map.of("row", line.row(), THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME, members);
        return templates.process("dashboard/row", Set.of("row"), new WebContext(exchange, Locale.ENGLISH, given));
    }

    private static ServletRequestAttributes request() {
        return (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
    }
}
