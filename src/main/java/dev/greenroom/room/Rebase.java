package dev.greenroom.room;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rule by which late changes are made to fit: {@code rebaseUpdates} of @codemirror/collab 6.1.1 (MIT), for changes
 * of others only. An author has one batch on its way, so none of what it is rebased over can be the author's own.
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
        @Nullable Shape since = null;
        for (var other : over) since = since == null ? other : since.compose(other);
        if (since == null) return batch;

        var rebased = new ArrayList<Changes>(batch.size());
        for (var changes : batch) {
            rebased.add(changes.map(since, false));
            since = since.map(changes.shape(), true);
        }
        return rebased;
    }
}
