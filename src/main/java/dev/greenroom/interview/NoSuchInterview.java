package dev.greenroom.interview;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such interview, or none that this viewer may see; the two look the same from outside. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class NoSuchInterview extends RuntimeException {

    /** For an id, a token, or whatever else named it; it is not shown to anybody. */
    public NoSuchInterview(Object name) {
        super("No interview " + name);
    }
}
