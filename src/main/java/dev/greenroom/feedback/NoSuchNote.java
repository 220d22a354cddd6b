package dev.greenroom.feedback;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The id is of somebody else's note, or of one in another interview. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class NoSuchNote extends RuntimeException {

    NoSuchNote(UUID id) {
        super("No note " + id);
    }
}
