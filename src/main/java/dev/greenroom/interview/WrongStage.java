package dev.greenroom.interview;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What was asked for does not fit the interview's stage, often because somebody else was quicker. */
@ResponseStatus(HttpStatus.CONFLICT)
public class WrongStage extends RuntimeException {

    private final Stage actual;

    /** The interview is {@code actual} where the request needs it to be {@code expected}. */
    public WrongStage(Stage actual, Stage expected) {
        super("The interview is " + actual + ", not " + expected);
        this.actual = actual;
    }

    /** The stage the interview is in. */
    public Stage actual() {
        return actual;
    }
}
