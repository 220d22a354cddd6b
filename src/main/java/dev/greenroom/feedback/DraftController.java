package dev.greenroom.feedback;

import dev.greenroom.account.User;
import dev.greenroom.interview.Interviews;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The form as it stands, for the script that keeps it while it is typed. */
@RestController
@RequestMapping("/interviews/{id}/feedback/draft")
class DraftController {

    /** @param values of the form's fields, by name */
    record View(int version, Map<String, String> values) {

        static View of(ScorecardForm form) {
            return new View(form.version() == null ? 0 : form.version(), form.values());
        }
    }

    private final Interviews interviews;
    private final ScorecardDesk desk;
    private final MessageSource words;

    DraftController(Interviews interviews, ScorecardDesk desk, MessageSource words) {
        this.interviews = interviews;
        this.desk = desk;
        this.words = words;
    }

    /** With a fresh token for writing: that of a page which outlived its session is worth nothing any more. */
    @GetMapping
    ResponseEntity<View> read(@PathVariable UUID id, User viewer, CsrfToken token) {
        var interview = interviews.get(viewer, id);
        desk.requireAuthor(interview, viewer);
        return ResponseEntity.ok()
                .header(token.getHeaderName(), token.getToken())
                .body(View.of(desk.form(interview, viewer)));
    }

    @PostMapping
    ResponseEntity<?> keep(@PathVariable UUID id, User viewer, WebRequest request, Locale locale) {
        var interview = interviews.get(viewer, id);
        desk.requireAuthor(interview, viewer);
        var form = desk.read(request::getParameter);
        if (!form.isStorable())
            return ResponseEntity.unprocessableContent()
                    .body(Map.of("problem", words.getMessage(form.problem(), null, locale)));
        return ResponseEntity.ok(Map.of("version", desk.keep(interview, viewer, form)));
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.CONFLICT)
    View writtenElsewhere(WrittenElsewhere e) {
        return View.of(desk.form(e.there()));
    }
}
