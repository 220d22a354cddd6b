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

    /** The file, or the chat, would grow beyond its limit. */
    static Refused tooLarge(String reason) {
        return new Refused("too-large", reason);
    }

    /** The file was removed, or there never was one. */
    static Refused noFile(String id) {
        return new Refused("no-file", "There is no file " + id + " any more");
    }

    /** What no file may be called. */
    static Refused badName(String reason) {
        return new Refused("bad-name", reason);
    }

    static Refused nameTaken(String name) {
        return new Refused("name-taken", "There is a file called " + name);
    }

    static Refused tooManyFiles(String reason) {
        return new Refused("too-many-files", reason);
    }

    /** A room keeps at least one. */
    static Refused lastFile() {
        return new Refused("last-file", "The last file cannot be removed");
    }

    /** Not this person: only interviewers may, or only whoever else it belongs to. */
    static Refused notAllowed(String reason) {
        return new Refused("not-allowed", reason);
    }

    /** Not as things are. */
    static Refused notNow(String reason) {
        return new Refused("not-now", reason);
    }

    /** It was made before the interview started, and has come after. */
    static Refused started() {
        return new Refused("started", "The interview has started meanwhile: this was made before");
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
