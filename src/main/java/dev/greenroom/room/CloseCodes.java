package dev.greenroom.room;

import org.springframework.web.socket.CloseStatus;

/** Why the server closes a socket; the table is in {@code docs/room-protocol.md}. */
final class CloseCodes {

    static final CloseStatus TRY_AGAIN = new CloseStatus(1012, "Come back in a moment");
    static final CloseStatus NOT_TEXT = new CloseStatus(1003, "A message is text");
    static final CloseStatus TOO_BIG = new CloseStatus(1009, "A message is at most 1 MiB");
    static final CloseStatus SEAT_MOVED = new CloseStatus(4001, "This seat was given to another browser");
    static final CloseStatus FINISHED = new CloseStatus(4002, "The interview is finished");
    static final CloseStatus NO_SEAT = new CloseStatus(4003, "This seat is not valid any more");
    static final CloseStatus STARTED = new CloseStatus(4004, "The interview has started: enter by its link");
    static final CloseStatus CANCELLED = new CloseStatus(4005, "The interview was cancelled");
    static final CloseStatus TOO_MANY = new CloseStatus(4006, "You have this room open too often");
    static final CloseStatus TOO_SLOW = new CloseStatus(4008, "Too much is waiting to be read");
    static final CloseStatus FLOOD = new CloseStatus(4009, "Too many messages");
    static final CloseStatus GARBAGE = new CloseStatus(4010, "Too many messages that make no sense");
    static final CloseStatus NO_ANSWER = new CloseStatus(4011, "A ping had no answer");
    static final CloseStatus MORE = new CloseStatus(4012, "There is more: come back for it");
    static final CloseStatus NO_HELLO = new CloseStatus(4013, "No hello came");

    private CloseCodes() {}
}
