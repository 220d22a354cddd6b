package dev.greenroom.room;

import java.util.ArrayList;
import java.util.List;

/**
 * The rule by which late changes are made to fit: {@code rebaseUpdates} of @codemirror/collab 6.1.1 (MIT), for changes
 * of others only. An author has one batch on its way, so none of what it is rebased over can be the author's own.
 *
 * <p>Over one change at a time, never over several composed into one, as {@code rebaseUpdates} itself would: where a
 * deletion and an insertion meet, the two ways differ in which text comes first. Author and server must go the same way,
 * and only this one does not depend on how many changes each happens to hear of at once.
 */
final class Rebase {

    private Rebase() {}

    /**
     * Moves a batch over what others did since the revision it was made on.
     *
     * @param batch each applying to the document that the one before it left
     * @param over what came since, from the same document on, in order
     * @throws Unfit when the lengths of the two do not agree
     */
    static List<Changes> rebase(List<Changes> batch, List<Shape> over) {
        var rebased = batch;
        for (var other : over) rebased = rebase(rebased, other);
        return rebased;
    }

    private static List<Changes> rebase(List<Changes> batch, Shape other) {
        var rebased = new ArrayList<Changes>(batch.size());
        for (var changes : batch) {
            rebased.add(changes.map(other, false));
            other = other.map(changes.shape(), true);
        }
        return rebased;
    }
}
