package dev.greenroom.room;

import dev.greenroom.room.ConcurrentTrace.Transaction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * One of the people of a {@link ConcurrentTrace}. Does what that person did, once everything is here that had been there
 * then, and at the same characters, wherever these stand in the text by now.
 */
final class Friend implements SimulatedClient.Listener {

    /** Enough for batches, few enough for the two to really meet. */
    private static final int MOST_WAITING = 20;

    private final ConcurrentTrace trace;
    private final List<Integer> own = new ArrayList<>();
    private final List<Integer> others = new ArrayList<>();
    private final int[] rank;

    /** Which of the other's transactions are here; they come in the other's order. */
    private int heard;

    private final BitSet known = new BitSet();

    /** The characters in the text, by their numbers in the trace. */
    private int[] text = new int[0];

    private final BitSet present = new BitSet();

    Friend(ConcurrentTrace trace, int agent) {
        this.trace = trace;
        for (var n = 0; n < trace.transactions().size(); n++) {
            (trace.transactions().get(n).agent() == agent ? own : others).add(n);
        }
        rank = new int[trace.order().length];
        for (var i = 0; i < rank.length; i++) rank[trace.order()[i]] = i;
    }

    /** What this one does, in order. */
    List<Transaction> transactions() {
        return own.stream().map(trace.transactions()::get).toList();
    }

    /** Does it all. */
    void write(SimulatedClient client) {
        for (var n : own) {
            var transaction = trace.transactions().get(n);
            client.await(() -> transaction.parents().stream().allMatch(known::get), "what came before " + n);
            synchronized (client) {
                var changes = inTheTextHere(transaction);
                client.type(changes);
                apply(changes, transaction);
                known.set(n);
            }
            client.awaitWaiting(MOST_WAITING);
        }
    }

    @Override
    public void changed(Changes here) {
        var n = others.get(heard++);
        apply(here, trace.transactions().get(n));
        known.set(n);
    }

    private Changes inTheTextHere(Transaction transaction) {
        if (!transaction.inserted().isEmpty()) {
            var at = gapBefore(transaction.first());
            return Changes.replace(text.length, at, at, transaction.inserted());
        }
        var goes = new BitSet();
        for (var character : transaction.deleted()) goes.set(character);
        var woven = Weave.withText();
        for (var character : text) woven.add(1, goes.get(character) ? 0 : Shape.KEPT);
        return woven.changes();
    }

    /** Where a character belongs: after the nearest of those before it in the trace that is in the text here. */
    private int gapBefore(int character) {
        var i = rank[character] - 1;
        while (i >= 0 && !present.get(trace.order()[i])) i--;
        if (i < 0) return 0;
        var at = 0;
        while (text[at] != trace.order()[i]) at++;
        return at + 1;
    }

    private void apply(Changes changes, Transaction transaction) {
        var shape = changes.shape();
        var next = new int[shape.lengthAfter()];
        var from = 0;
        var to = 0;
        for (var i = 0; i < shape.size(); i++) {
            if (shape.inserted(i) == Shape.KEPT) {
                System.arraycopy(text, from, next, to, shape.length(i));
                to += shape.length(i);
            } else {
                for (var gone = 0; gone < shape.length(i); gone++) present.clear(text[from + gone]);
                for (var come = 0; come < shape.inserted(i); come++) {
                    next[to] = transaction.first() + come;
                    present.set(next[to++]);
                }
            }
            from += shape.length(i);
        }
        text = next;
    }
}
