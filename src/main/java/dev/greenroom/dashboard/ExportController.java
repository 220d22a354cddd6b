package dev.greenroom.dashboard;

import dev.greenroom.account.User;
import dev.greenroom.interview.Stage;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A list as a file for spreadsheets, by the same address as the list but for its ending. */
@Controller
class ExportController {

    private final InterviewExport export;
    private final Clock clock;

    ExportController(InterviewExport export, Clock clock) {
        this.export = export;
        this.clock = clock;
    }

    @GetMapping("/interviews.csv")
    void export(
            User viewer,
            ZoneId zone,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam Map<String, String> parameters,
            HttpServletResponse response)
            throws IOException {
        var named = DashboardController.stage(parameters);
        var filter = Filter.of(parameters, zone);
        export.admit();
        try {
            write(viewer, zone, q, named, filter, response);
        } finally {
            export.leave();
        }
    }

    /** Said as a page; whoever waits for the file is told when it is worth another try. */
    @ExceptionHandler(TooManyExports.class)
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    String sayThatOthersAreAtIt(HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, "30");
        return "dashboard/busy";
    }

    private void write(
            User viewer,
            ZoneId zone,
            @Nullable String q,
            Optional<Stage> named,
            Filter filter,
            HttpServletResponse response)
            throws IOException {
        var isSearch = q != null && !q.isBlank();
        var stage = named.orElseGet(() -> DashboardController.first(viewer));
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, file(isSearch ? "found" : Filter.name(stage), zone));
        // Written as it is read: however long the list is, little of it is in memory.
        var out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        try {
            if (isSearch) export.found(viewer, zone, q, named.orElse(null), filter, out);
            else export.list(viewer, zone, new InterviewList.Which(stage, filter), out);
        } catch (RuntimeException e) {
            // What is said instead is a page and not this file.
            if (!response.isCommitted()) response.reset();
            throw e;
        }
        // Not where something failed: that would end the file as if it were whole.
        out.close();
    }

    private String file(String what, ZoneId zone) {
        return ContentDisposition.attachment()
                .filename("interviews-%s-%s.csv".formatted(what, LocalDate.ofInstant(clock.instant(), zone)))
                .build()
                .toString();
    }
}
