package dev.greenroom.room;

/** Walks the sections of a change, any part of a section at a time: {@code SectionIter} of @codemirror/state. */
final class Cursor {

    private static final int DONE = -2;

    private final Shape shape;
    private final String text;
    private int next;
    private int textStart;
    private int textEnd;

    /** What is left of this section's length before the change. */
    int length;

    /** What is left of what it inserts, or {@link Shape#KEPT}, or less than that at the end. */
    int inserted;

    /** How much of the section has been passed. */
    int offset;

    /** Over a shape alone: {@link #copyText} then copies nothing. */
    Cursor(Shape shape) {
        this(shape, "");
    }

    Cursor(Shape shape, String text) {
        this.shape = shape;
        this.text = text;
        next();
    }

    boolean isDone() {
        return inserted == DONE;
    }

    boolean isKept() {
        return inserted == Shape.KEPT;
    }

    /** The number of the section after this one; tells sections apart. */
    int index() {
        return next;
    }

    /** What is left of this section's length after the change. */
    int lengthAfter() {
        return inserted < 0 ? length : inserted;
    }

    void next() {
        if (next < shape.size()) {
            length = shape.length(next);
            inserted = shape.inserted(next);
            next++;
            textStart = textEnd;
            textEnd += Math.max(inserted, 0);
        } else {
            length = 0;
            inserted = DONE;
        }
        offset = 0;
    }

    /** Passes a part of the document before the change. */
    void forward(int units) {
        if (units == length) {
            next();
        } else {
            length -= units;
            offset += units;
        }
    }

    /** Passes a part of the document after the change. */
    void forwardAfter(int units) {
        if (isKept()) {
            forward(units);
        } else if (units == inserted) {
            next();
        } else {
            inserted -= units;
            offset += units;
        }
    }

    /** Gives all text of this section to {@code woven}. */
    void copyText(Weave woven) {
        if (!text.isEmpty()) woven.insert(text, textStart, textEnd);
    }

    /** Gives the next {@code units} of this section's text to {@code woven}. */
    void copyText(Weave woven, int units) {
        if (!text.isEmpty()) woven.insert(text, textStart + offset, textStart + offset + units);
    }
}
