package dev.greenroom.room;

import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * A change to a document, as CodeMirror's {@code ChangeSet}: which parts are kept, deleted or replaced, and by what.
 * Lengths and positions are UTF-16 units.
 *
 * <p>A port of {@code ChangeSet} in @codemirror/state 6.7.6 (MIT, Marijn Haverbeke and others); {@link Weaving} has the
 * two algorithms. It is read from what {@code ChangeSet.toJSON()} gives and written as that again.
 */
final class Changes {

    /** With so many, moving what follows each costs no more than writing all anew. */
    private static final int FEW_SECTIONS = 16;

    private final Shape shape;

    /** All that is inserted, in the order of the sections; their lengths tell what belongs where. */
    private final String text;

    Changes(Shape shape, String text) {
        this.shape = shape;
        this.text = text;
    }

    /** The change that keeps a document of this length as it is. */
    static Changes none(int length) {
        var woven = Weave.withText();
        woven.add(length, Shape.KEPT);
        return woven.changes();
    }

    /**
     * The change of a single place.
     *
     * @param length the document's length before the change
     */
    static Changes replace(int length, int from, int to, String insert) {
        if (from < 0 || from > to || to > length) {
            throw new Unfit("range " + from + " to " + to + " is outside a document of length " + length);
        }
        var woven = Weave.withText();
        woven.add(from, Shape.KEPT);
        woven.add(to - from, insert.length());
        woven.insert(insert, 0, insert.length());
        woven.add(length - to, Shape.KEPT);
        return woven.changes();
    }

    /**
     * Reads what {@code ChangeSet.toJSON()} gives. Sections without any length, which CodeMirror never writes and on
     * which its own {@code map} fails, are left out: no browser is to be tripped by them.
     *
     * @throws Unfit when it is anything else
     */
    static Changes parse(JsonNode json) {
        if (!json.isArray()) throw new Unfit("a change is a list of sections");
        var woven = Weave.withText();
        for (var section : json) {
            if (section.isArray()) {
                parseChanged(section, woven);
            } else {
                var length = length(section);
                if (length > 0) woven.push(length, Shape.KEPT);
            }
        }
        return woven.changes();
    }

    private static void parseChanged(JsonNode section, Weave woven) {
        if (section.isEmpty()) throw new Unfit("a section starts with its length");
        var deleted = length(section.get(0));
        var lines = new StringBuilder();
        for (var i = 1; i < section.size(); i++) {
            var line = section.get(i);
            if (!line.isString()) throw new Unfit("what is inserted is lines of text");
            if (i > 1) lines.append('\n');
            lines.append(wellFormed(line.stringValue()));
        }
        if (deleted == 0 && lines.isEmpty()) return;
        woven.push(deleted, lines.length());
        woven.insert(lines, 0, lines.length());
    }

    private static int length(JsonNode number) {
        if (!number.isIntegralNumber() || !number.canConvertToInt() || number.intValue() < 0) {
            throw new Unfit("a length is a whole number from 0 to 2147483647");
        }
        return number.intValue();
    }

    private static String wellFormed(String line) {
        for (var i = 0; i < line.length(); i++) {
            var unit = line.charAt(i);
            if (unit == '\n' || unit == '\r') throw new Unfit("a line has a line break in it");
            if (unit == 0) throw new Unfit("a line has the character NUL in it");
            if (Character.isSurrogate(unit)) {
                if (!isPair(line, i)) throw new Unfit("a line has half a surrogate pair in it");
                i++;
            }
        }
        return line;
    }

    private static boolean isPair(CharSequence text, int at) {
        return at >= 0 && at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }

    /** Where it changes something, without the text. */
    Shape shape() {
        return shape;
    }

    int lengthBefore() {
        return shape.lengthBefore();
    }

    int lengthAfter() {
        return shape.lengthAfter();
    }

    /** @see Shape#size */
    int size() {
        return shape.size();
    }

    boolean isEmpty() {
        return shape.isEmpty();
    }

    /** @see Shape#mapPos */
    int mapPos(int pos, int assoc) {
        return shape.mapPos(pos, assoc);
    }

    /** This and then {@code next}, as one. */
    Changes compose(Changes next) {
        Weaving.requireThatFollows(shape, next.shape);
        if (isEmpty()) return next;
        if (next.isEmpty()) return this;
        var woven = Weave.withText();
        Weaving.compose(cursor(), next.cursor(), woven);
        return woven.changes();
    }

    /** @see #map(Shape, boolean) */
    Changes map(Changes over, boolean before) {
        return map(over.shape, before);
    }

    /**
     * This change made to apply after {@code over}; both start from the same document.
     *
     * @param before whether this one's text goes first where both insert at the same place
     */
    Changes map(Shape over, boolean before) {
        Weaving.requireSameStart(shape, over);
        if (over.isEmpty()) return this;
        var woven = Weave.withText();
        Weaving.map(cursor(), new Cursor(over), before, woven);
        return woven.changes();
    }

    private Cursor cursor() {
        return new Cursor(shape, text);
    }

    /**
     * The document after the change.
     *
     * @throws Unfit when the document has another length, or the change begins or ends inside a surrogate pair
     */
    String apply(String document) {
        return applyTo(new StringBuilder(document)).toString();
    }

    /**
     * The same for one of many in a row: a change of few places is made in the document itself, which need not be copied
     * then; one of many takes a single pass over it.
     *
     * @return the document after the change, in the same builder or in another
     * @throws Unfit as {@link #apply}; the document is as it was then
     */
    StringBuilder applyTo(StringBuilder document) {
        requireFits(document);
        return shape.size() > FEW_SECTIONS ? rebuilt(document) : changed(document);
    }

    /** From its end on, so that what is still to be changed stays where it was. */
    private StringBuilder changed(StringBuilder document) {
        var end = document.length();
        var textEnd = text.length();
        for (var i = shape.size() - 1; i >= 0; i--) {
            var start = end - shape.length(i);
            if (shape.inserted(i) != Shape.KEPT) {
                var textStart = textEnd - shape.inserted(i);
                document.replace(start, end, text.substring(textStart, textEnd));
                textEnd = textStart;
            }
            end = start;
        }
        return document;
    }

    private void requireFits(CharSequence document) {
        if (document.length() != lengthBefore()) {
            throw new Unfit("it is for a document of length " + lengthBefore() + ", not " + document.length());
        }
        var pos = 0;
        for (var i = 0; i < shape.size(); i++) {
            var end = pos + shape.length(i);
            if (shape.inserted(i) != Shape.KEPT) {
                requireWholePairs(document, pos);
                requireWholePairs(document, end);
            }
            pos = end;
        }
    }

    private StringBuilder rebuilt(CharSequence document) {
        var result = new StringBuilder(lengthAfter());
        var pos = 0;
        var textPos = 0;
        for (var i = 0; i < shape.size(); i++) {
            var end = pos + shape.length(i);
            if (shape.inserted(i) == Shape.KEPT) {
                result.append(document, pos, end);
            } else {
                result.append(text, textPos, textPos + shape.inserted(i));
                textPos += shape.inserted(i);
            }
            pos = end;
        }
        return result;
    }

    private static void requireWholePairs(CharSequence document, int boundary) {
        if (isPair(document, boundary - 1)) throw new Unfit("it cuts a surrogate pair in two at " + boundary);
    }

    /** What {@code JSON.stringify} makes of {@code ChangeSet.toJSON()}. */
    String json() {
        var json = new StringBuilder();
        write(json);
        return json.toString();
    }

    /** @see #json */
    void write(StringBuilder json) {
        json.append('[');
        var textPos = 0;
        for (var i = 0; i < shape.size(); i++) {
            if (i > 0) json.append(',');
            if (shape.inserted(i) == Shape.KEPT) {
                json.append(shape.length(i));
            } else {
                json.append('[').append(shape.length(i));
                var textEnd = textPos + shape.inserted(i);
                if (textEnd > textPos) writeLines(json, textPos, textEnd);
                textPos = textEnd;
                json.append(']');
            }
        }
        json.append(']');
    }

    private void writeLines(StringBuilder json, int from, int to) {
        json.append(",\"");
        for (var i = from; i < to; i++) {
            var unit = text.charAt(i);
            switch (unit) {
                case '\n' -> json.append("\",\"");
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\t' -> json.append("\\t");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                default -> {
                    if (unit < ' ') json.append(String.format("\\u%04x", (int) unit));
                    else json.append(unit);
                }
            }
        }
        json.append('"');
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Changes changes && shape.equals(changes.shape) && text.equals(changes.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(shape, text);
    }

    @Override
    public String toString() {
        return json();
    }
}
