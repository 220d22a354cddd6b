package dev.greenroom.room;

import java.util.ArrayList;
import java.util.List;

/**
 * A browser's side of one file, as {@code @codemirror/collab} keeps it: the text with everything typed here, and what of
 * that the room has not accepted yet. Keeps the room's own text besides and compares, so that a client and its room
 * never part unnoticed.
 */
final class LocalDocument {

    private String text;
    private String confirmed;
    private int revision;
    private final List<Changes> unconfirmed = new ArrayList<>();

    LocalDocument(String text, int revision) {
        this.text = text;
        this.confirmed = text;
        this.revision = revision;
    }

    String text() {
        return text;
    }

    /** How many changes of the room it has heard of. */
    int revision() {
        return revision;
    }

    /** What was typed here and has no receipt, as it applies to the room's text at {@link #revision}. */
    List<Changes> unconfirmed() {
        return List.copyOf(unconfirmed);
    }

    void type(Changes changes) {
        text = changes.apply(text);
        unconfirmed.add(changes);
    }

    /**
     * The room accepted something of somebody else.
     *
     * @return the change as it applies to the text here
     */
    Changes receive(Changes other) {
        confirmed = other.apply(confirmed);
        revision++;
        for (var i = 0; i < unconfirmed.size(); i++) {
            var own = unconfirmed.get(i);
            unconfirmed.set(i, own.map(other, false));
            other = other.map(own, true);
        }
        text = other.apply(text);
        requireOneText();
        return other;
    }

    /** The room accepted the first of what was typed here; {@code recorded} is what it made of it. */
    void confirm(Changes recorded) {
        if (unconfirmed.isEmpty()) throw new AssertionError("A receipt for nothing: " + recorded);
        var own = unconfirmed.removeFirst();
        if (!own.equals(recorded)) {
            throw new AssertionError("The room recorded " + recorded + " where it would be " + own + " here");
        }
        confirmed = recorded.apply(confirmed);
        revision++;
        requireOneText();
    }

    private void requireOneText() {
        if (!unconfirmed.isEmpty()) return;
        if (!confirmed.equals(text)) throw new AssertionError("The room has: " + confirmed + "\nhere it is: " + text);
    }
}
