package dev.greenroom.database;

/** Greenroom cannot start as things are. The message is for whoever runs it: one sentence with what they can do. */
public final class StartRefused extends RuntimeException {

    /** Refused because of something that a person set or did, not because of another failure. */
    public StartRefused(String sentence) {
        super(sentence);
    }

    StartRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
