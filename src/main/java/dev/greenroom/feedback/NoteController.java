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
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Private notes, for the scripts of the room and the replay. */
@RestController
@RequestMapping("/interviews/{id}/notes")
class NoteController {

    private final Interviews interviews;
    private final PrivateNotes notes;
    private final MessageSource words;

    NoteController(Interviews interviews, PrivateNotes notes, MessageSource words) {
        this.interviews = interviews;
        this.notes = notes;
        this.words = words;
    }

    /** With a fresh token for writing: that of a page which outlived its session is worth nothing any more. */
    @GetMapping
    ResponseEntity<PrivateNotes.View> list(@PathVariable UUID id, User viewer, CsrfToken token) {
        var view = notes.of(interviews.get(viewer, id), viewer);
        return ResponseEntity.ok()
                .header(token.getHeaderName(), token.getToken())
                .body(view);
    }

    @PutMapping("/{note}")
    Map<String, Long> write(@PathVariable UUID id, @PathVariable UUID note, User viewer, @RequestBody NoteTyped typed) {
        var notedAt = notes.write(interviews.get(viewer, id), viewer, note, typed);
        return notedAt.map(at -> Map.of("notedAt", at)).orElse(Map.of());
    }

    @DeleteMapping("/{note}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable UUID id, @PathVariable UUID note, User viewer) {
        notes.delete(interviews.get(viewer, id), viewer, note);
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    Map<String, String> refused(NoteRefused refused, Locale locale) {
        return Map.of("problem", words.getMessage(refused.key(), null, locale));
    }
}
