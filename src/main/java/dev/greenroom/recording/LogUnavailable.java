package dev.greenroom.recording;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The recording cannot be written just now, so nothing was done; trying again in a moment helps. */
@ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
public class LogUnavailable extends RuntimeException {

    LogUnavailable() {
        super("The recording cannot be written at the moment");
    }
}
