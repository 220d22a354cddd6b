package dev.greenroom.room;

/** A message that makes no sense and was ignored; code and reason go to its sender as they are. */
final class BadMessage extends RuntimeException {

    private final String code;

    private BadMessage(String code, String reason) {
        super(reason, null, false, false);
        this.code = code;
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
