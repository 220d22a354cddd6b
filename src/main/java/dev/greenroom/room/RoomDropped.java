package dev.greenroom.room;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** This room is being loaded again from its recording; the next try meets the new one. */
@ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
final class RoomDropped extends RuntimeException {

    RoomDropped() {
        super("The room is loaded again", null, false, false);
    }
}
