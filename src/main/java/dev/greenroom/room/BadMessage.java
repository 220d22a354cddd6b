package dev.greenroom.room;

import java.nio.charset.StandardCharsets;

/** A message that makes no sense and was ignored; code and reason go to its sender as they are. */
final class BadMessage extends RuntimeException {

    private final String code;

    private BadMessage(String code, String reason) {
        super(wellFormed(reason), null, false, false);
        this.code = code;
    }

    /** Half a surrogate pair, which a sender may have put into what a reason quotes, cannot be sent back. */
    private static String wellFormed(String reason) {
        return new String(reason.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    static BadMessage malformed(String reason) {
        return new BadMessage("malformed", reason);
    }

    static BadMessage unknownType(String type) {
        return new BadMessage("unknown-type", "There is no message of type " + type);
    }

    static BadMessage notGreeted() {
        return new BadMessage("not-greeted", "Say hello first, once");
    }

    String code() {
        return code;
    }

    String reason() {
        return getMessage();
    }
}
