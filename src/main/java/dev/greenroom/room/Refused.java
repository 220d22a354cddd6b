package dev.greenroom.room;

/** A command that is not in the recording and will not be; code and reason go to its author as they are. */
final class Refused extends RuntimeException {

    private final String code;

    private Refused(String code, String reason) {
        super(reason, null, false, false);
        this.code = code;
    }

    /** The room does not know the revision any more, or not yet: the author takes what is on its way and tries again. */
    static Refused baseUnknown(String reason) {
        return new Refused("base-unknown", reason);
    }

    /** It does not fit, and would not fit later either. */
    static Refused invalid(String reason) {
        return new Refused("invalid", reason);
    }

    /** The file would grow beyond its limit. */
    static Refused tooLarge(String reason) {
        return new Refused("too-large", reason);
    }

    /** The interview is over. */
    static Refused finished(String reason) {
        return new Refused("finished", reason);
    }

    String code() {
        return code;
    }

    String reason() {
        return getMessage();
    }
}
