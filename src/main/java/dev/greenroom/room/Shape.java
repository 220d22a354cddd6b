package dev.greenroom.room;

import java.util.Arrays;

/**
 * Where a change touches a document, without the text it puts there: all that is needed to move positions and other
 * changes over it.
 *
 * <p>A port of {@code ChangeDesc} in @codemirror/state (MIT, Marijn Haverbeke and others): the same sections, the same
 * order of the same decisions, so that both sides come to the same text. Sections are pairs of numbers: a length before
 * the change, and what replaces it, as a length, or {@link #KEPT}.
 */
final class Shape {

    static final int KEPT = -1;

    private final int[] sections;
    private final int lengthBefore;
    private final int lengthAfter;

    /** @throws Unfit when the lengths add up to more than an {@code int} can count */
    Shape(int[] sections) {
        long before = 0;
        long after = 0;
        for (var i = 0; i < sections.length; i += 2) {
            before += sections[i];
            after += sections[i + 1] == KEPT ? sections[i] : sections[i + 1];
        }
        if (before > Integer.MAX_VALUE || after > Integer.MAX_VALUE) {
            throw new Unfit("the lengths add up to more than a document can have");
        }
        this.sections = sections;
        this.lengthBefore = (int) before;
        this.lengthAfter = (int) after;
    }

    int lengthBefore() {
        return lengthBefore;
    }

    int lengthAfter() {
        return lengthAfter;
    }

    /** How many sections there are: what working with it costs. */
    int size() {
        return sections.length / 2;
    }

    /** How much of the document before the change section {@code i} covers. */
    int length(int i) {
        return sections[2 * i];
    }

    /** How much section {@code i} puts in the place of its length, or {@link #KEPT}. */
    int inserted(int i) {
        return sections[2 * i + 1];
    }

    /** Whether it changes nothing. */
    boolean isEmpty() {
        return sections.length == 0 || sections.length == 2 && sections[1] == KEPT;
    }

    /** This and then {@code next}, as one. */
    Shape compose(Shape next) {
        Weaving.requireThatFollows(this, next);
        if (isEmpty()) return next;
        if (next.isEmpty()) return this;
        var woven = Weave.withoutText();
        Weaving.compose(new Cursor(this), new Cursor(next), woven);
        return woven.shape();
    }

    /** This, made to apply after {@code over}; both start from the same document. */
    Shape map(Shape over, boolean before) {
        Weaving.requireSameStart(this, over);
        if (over.isEmpty()) return this;
        var woven = Weave.withoutText();
        Weaving.map(new Cursor(this), new Cursor(over), before, woven);
        return woven.shape();
    }

    /**
     * Where a position is after the change.
     *
     * @param assoc which side of text inserted right there it keeps to: negative before it, positive after it
     */
    int mapPos(int pos, int assoc) {
        if (pos < 0 || pos > lengthBefore) {
            throw new Unfit("position " + pos + " is outside a document of length " + lengthBefore);
        }
        var before = 0;
        var after = 0;
        for (var i = 0; i < size(); i++) {
            var length = length(i);
            var inserted = inserted(i);
            var end = before + length;
            if (inserted == KEPT) {
                if (end > pos) return after + (pos - before);
                after += length;
            } else {
                if (end > pos || end == pos && assoc < 0 && length == 0) {
                    return pos == before || assoc < 0 ? after : after + inserted;
                }
                after += inserted;
            }
            before = end;
        }
        return after;
    }

    /** Where the last of what it changes ends, after the change: the cursor of whoever made it. */
    int endOfLast() {
        var after = 0;
        var end = 0;
        for (var i = 0; i < size(); i++) {
            after += inserted(i) == KEPT ? length(i) : inserted(i);
            if (inserted(i) != KEPT) end = after;
        }
        return end;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && Arrays.equals(sections, shape.sections);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sections);
    }

    /** In the notation of CodeMirror: {@code 3 0:1 2:0} keeps three, inserts one and deletes two. */
    @Override
    public String toString() {
        var words = new StringBuilder();
        for (var i = 0; i < size(); i++) {
            if (i > 0) words.append(' ');
            words.append(length(i));
            if (inserted(i) != KEPT) words.append(':').append(inserted(i));
        }
        return words.toString();
    }
}
