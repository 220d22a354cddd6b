package dev.greenroom.room;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One file of a room: its text, and the shapes of its last changes, over which late ones are rebased. It is as far as
 * the room's memory is, so a part of it may not be committed yet. Not safe for use by several threads: the room's lock
 * guards it.
 */
final class Document {

    /** How many units a file may hold. */
    static final int LIMIT = 262_144;

    /** How many changes it can look back over, at least, unless they are huge. */
    private static final int PAST = 4_096;

    /** How many sections all those changes may have: bounds what one message can make the room compute. */
    private static final int PAST_SECTIONS = 20_000;

    /** How many sections a late batch may have, times the changes it is late by: bounds the same, from the other side. */
    private static final long MOST_WORK = 20_000_000;

    /** What a snapshot keeps of a file. */
    record Saved(String name, String language, String text, int revision) {}

    private record Past(String client, Shape shape) {}

    private String name;
    private String language;
    private String text = "";
    private int revision;

    private final ArrayDeque<Past> past = new ArrayDeque<>();
    private int pastSections;

    Document(String name, String language) {
        this.name = name;
        this.language = language;
    }

    /** A file as it was, without its past: what was made on older revisions has to be made again. */
    Document(Saved saved) {
        this(saved.name, saved.language);
        text = saved.text;
        revision = saved.revision;
    }

    Saved save() {
        return new Saved(name, language, text, revision);
    }

    String name() {
        return name;
    }

    String language() {
        return language;
    }

    void rename(String newName, String newLanguage) {
        name = newName;
        language = newLanguage;
    }

    void choose(String language) {
        this.language = language;
    }

    String text() {
        return text;
    }

    /** How many changes it has had. */
    int revision() {
        return revision;
    }

    /**
     * Takes a batch made on {@code base}, all of it or, throwing, nothing.
     *
     * @return the changes as they apply to the document as it was, the first at the revision it had
     * @throws Refused with the code and the reason for the author
     */
    List<Changes> receive(int base, String client, List<Changes> batch) {
        var over = since(base);
        if (over.stream().anyMatch(other -> other.client.equals(client))) {
            throw Refused.invalid("it was made on revision " + base
                    + ", before its author's own last change: wait for the receipt before sending more");
        }
        if ((long) over.size() * batch.stream().mapToInt(Changes::size).sum() > MOST_WORK) {
            throw Refused.baseUnknown("so much has changed since revision " + base + " that this batch must be newer");
        }
        try {
            var rebased = Rebase.rebase(batch, over.stream().map(Past::shape).toList());
            apply(client, rebased);
            return rebased;
        } catch (Unfit unfit) {
            throw Refused.invalid(unfit.getMessage());
        }
    }

    /**
     * Takes a recorded batch.
     *
     * @throws IllegalStateException when it does not fit: the recording is not what this application wrote
     */
    void replay(int at, String client, List<Changes> recorded) {
        if (at != revision) {
            throw new IllegalStateException("A change at revision " + at + " follows revision " + revision);
        }
        try {
            apply(client, recorded);
        } catch (Unfit | Refused e) {
            throw new IllegalStateException("The change at revision " + at + " does not fit: " + e.getMessage(), e);
        }
    }

    /**
     * Where a position in the document as it was at {@code from} is now; text inserted right there comes after it.
     *
     * @throws Refused when the revision is unknown or the position was outside the document
     */
    int mapPosition(int pos, int from) {
        var over = since(from);
        try {
            if (over.isEmpty()) return Changes.none(text.length()).mapPos(pos, -1);
            for (var other : over) pos = other.shape.mapPos(pos, -1);
            return pos;
        } catch (Unfit unfit) {
            throw Refused.invalid(unfit.getMessage());
        }
    }

    private List<Past> since(int base) {
        if (base < 0) throw Refused.invalid("a revision is 0 or more");
        if (base > revision) throw Refused.baseUnknown("revision " + base + " is ahead of the file's, " + revision);
        var missing = revision - base;
        if (missing > past.size()) {
            throw Refused.baseUnknown("revision " + base + " is too old, the file has " + revision);
        }
        var since = new ArrayList<Past>(missing);
        var newestFirst = past.descendingIterator();
        for (var i = 0; i < missing; i++) since.add(newestFirst.next());
        Collections.reverse(since);
        return since;
    }

    private void apply(String client, List<Changes> batch) {
        // A batch may have hundreds of changes, and the text a quarter of a million units.
        var next = new StringBuilder(text);
        for (var changes : batch) {
            next = changes.applyTo(next);
            if (next.length() > LIMIT) {
                throw Refused.tooLarge("a file holds at most " + LIMIT + " characters");
            }
        }
        text = next.toString();
        revision += batch.size();
        var latest = past.peekLast();
        // Every message brings its client's name anew; thousands of them are the same one.
        var author = latest != null && latest.client.equals(client) ? latest.client : client;
        for (var changes : batch) remember(new Past(author, changes.shape()));
    }

    private void remember(Past change) {
        past.addLast(change);
        pastSections += change.shape.size();
        while (past.size() > PAST || pastSections > PAST_SECTIONS) {
            pastSections -= past.removeFirst().shape.size();
        }
    }
}
