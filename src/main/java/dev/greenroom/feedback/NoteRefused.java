package dev.greenroom.feedback;

/** A note that cannot be kept as it is; its author is told why, in the sentence that the message is the key of. */
class NoteRefused extends RuntimeException {

    NoteRefused(String key) {
        super(key);
    }

    String key() {
        return String.valueOf(getMessage());
    }
}
