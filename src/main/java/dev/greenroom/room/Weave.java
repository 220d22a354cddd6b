package dev.greenroom.room;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Sections as they are put together, joined with their neighbours exactly where CodeMirror joins them. */
final class Weave {

    private int[] sections = new int[8];
    private int count;
    private final @Nullable StringBuilder text;

    private Weave(@Nullable StringBuilder text) {
        this.text = text;
    }

    static Weave withText() {
        return new Weave(new StringBuilder());
    }

    static Weave withoutText() {
        return new Weave(null);
    }

    void add(int length, int inserted) {
        add(length, inserted, false);
    }

    /** @param join whether it belongs to the section before it, whatever that is */
    void add(int length, int inserted, boolean join) {
        if (length == 0 && inserted <= 0) return;
        var last = count - 2;
        if (last >= 0 && inserted <= 0 && inserted == sections[last + 1]) {
            sections[last] += length;
        } else if (last >= 0 && length == 0 && sections[last] == 0) {
            sections[last + 1] += inserted;
        } else if (join) {
            sections[last] += length;
            sections[last + 1] += inserted;
        } else {
            push(length, inserted);
        }
    }

    /** A section of its own, even if it could be joined with the one before. */
    void push(int length, int inserted) {
        if (count == sections.length) sections = Arrays.copyOf(sections, 2 * count);
        sections[count++] = length;
        sections[count++] = inserted;
    }

    /** Text for the section added last; it comes in the order of the sections, so one builder holds all of it. */
    void insert(CharSequence source, int from, int to) {
        if (text != null) text.append(source, from, to);
    }

    int size() {
        return count;
    }

    Shape shape() {
        return new Shape(Arrays.copyOf(sections, count));
    }

    Changes changes() {
        if (text == null) throw new IllegalStateException("woven without its text");
        return new Changes(shape(), text.toString());
    }
}
