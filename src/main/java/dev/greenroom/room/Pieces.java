package dev.greenroom.room;

import org.springframework.web.socket.TextMessage;

/**
 * A message that comes in pieces, because Tomcat's buffers, which every socket has at once, stay small. They are put
 * together here, up to the protocol's limit.
 */
final class Pieces {

    /** UTF-16 code units, the protocol's 1 MiB for anything that is mostly Latin. */
    private static final int LONGEST_MESSAGE = 1 << 20;

    private final StringBuilder text = new StringBuilder();

    void add(TextMessage piece) {
        text.append(piece.getPayload());
    }

    boolean areTooMany() {
        return text.length() > LONGEST_MESSAGE;
    }

    /** The message, whose last piece has come; the next one begins. */
    String take() {
        var message = text.toString();
        text.setLength(0);
        text.trimToSize();
        return message;
    }
}
