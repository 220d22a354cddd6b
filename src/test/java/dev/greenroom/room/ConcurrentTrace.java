package dev.greenroom.room;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * Two people's real editing of one text at the same time. The trace gives positions in the text as its author saw it,
 * which is not the text our room makes of it; so each character gets a number here, and each transaction says what it
 * comes after and what it deletes by those.
 */
final class ConcurrentTrace {

    /**
     * What one person did at once.
     *
     * @param parents the transactions that must have been heard of before, and so all before them
     * @param first the number of the first character it inserts
     */
    record Transaction(int agent, List<Integer> parents, int first, String inserted, int[] deleted) {}

    private final String sha256;
    private final List<Transaction> transactions = new ArrayList<>();

    /** All characters there ever were, in their order; no two people ever wrote in the same gap at the same time. */
    private int[] order = new int[1 << 16];

    private int length;
    private final StringBuilder characters = new StringBuilder();
    private final BitSet deleted = new BitSet();
    private final List<Sight> sights = List.of(new Sight(), new Sight());

    /** What one person has seen so far. */
    private static final class Sight {
        private final BitSet transactions = new BitSet();
        private final BitSet inserted = new BitSet();
        private final BitSet deleted = new BitSet();

        boolean shows(int character) {
            return inserted.get(character) && !deleted.get(character);
        }
    }

    ConcurrentTrace(InputStream gzip) {
        var lines = EditTrace.lines(gzip);
        sha256 = lines.getFirst().get("endContentSha256").stringValue();
        lines.stream().skip(1).forEach(this::add);
        order = Arrays.copyOf(order, length);
    }

    String sha256() {
        return sha256;
    }

    List<Transaction> transactions() {
        return transactions;
    }

    /** Characters by number, in the order in which they stand in the text, those that were deleted again among them. */
    int[] order() {
        return order;
    }

    /** The text everybody ended with. */
    String text() {
        var text = new StringBuilder();
        for (var character : order) {
            if (!deleted.get(character)) text.append(characters.charAt(character));
        }
        return text.toString();
    }

    private void add(JsonNode line) {
        var agent = line.get("a").intValue();
        var parents = StreamSupport.stream(line.get("par").spliterator(), false)
                .map(JsonNode::intValue)
                .toList();
        var edit = line.get("e").get(0);
        if (line.get("n").intValue() != transactions.size() || line.get("e").size() != 1) {
            throw new IllegalArgumentException("Not a trace of single edits in order: " + line);
        }
        var sight = sights.get(agent);
        see(sight, parents);
        var inserted = edit.get(2).stringValue();
        var from = edit.get(0).intValue();
        var shown = shown(sight, from + edit.get(1).intValue());
        var gone = Arrays.copyOfRange(shown, from, shown.length);
        insert(from == 0 ? 0 : indexOf(shown[from - 1]) + 1, inserted);
        transactions.add(new Transaction(agent, parents, characters.length(), inserted, gone));
        characters.append(inserted);
        for (var character : gone) deleted.set(character);
        see(sight, List.of(transactions.size() - 1));
    }

    private void see(Sight sight, List<Integer> news) {
        var open = new ArrayDeque<>(news);
        while (!open.isEmpty()) {
            int n = open.pop();
            if (sight.transactions.get(n)) continue;
            sight.transactions.set(n);
            var transaction = transactions.get(n);
            sight.inserted.set(transaction.first, transaction.first + transaction.inserted.length());
            for (var character : transaction.deleted) sight.deleted.set(character);
            open.addAll(transaction.parents);
        }
    }

    /** The first characters that somebody sees. */
    private int[] shown(Sight sight, int count) {
        var shown = new int[count];
        var found = 0;
        for (var i = 0; found < count; i++) {
            if (sight.shows(order[i])) shown[found++] = order[i];
        }
        return shown;
    }

    private int indexOf(int character) {
        var i = 0;
        while (order[i] != character) i++;
        return i;
    }

    private void insert(int at, String text) {
        System.arraycopy(order, at, order, at + text.length(), length - at);
        for (var i = 0; i < text.length(); i++) order[at + i] = characters.length() + i;
        length += text.length();
    }
}
