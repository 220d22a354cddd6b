package dev.greenroom.room;

import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Somebody who types whatever comes to mind, anywhere, and deletes as gladly. Never into the middle of a pair. */
final class RandomTypist {

    private static final List<String> PIECES = List.of(
            "a",
            "b",
            "c",
            " ",
            "\n",
            "\t",
            "\"",
            "\\",
            "ß",
            "e\u0301",
            "漢",
            "字",
            "ع",
            "😀",
            "𠮷",
            "👨‍👩‍👧",
            "for i in ");

    private final Random random;

    RandomTypist(long seed) {
        random = new Random(seed);
    }

    /**
     * Types so many times into {@code client}.
     *
     * @param pause how long the longest pause between two edits is, in milliseconds
     */
    void type(SimulatedClient client, int edits, int pause) {
        for (var i = 0; i < edits; i++) {
            // The text may change under the typist's hands; only the client's own lock keeps still what is aimed at.
            synchronized (client) {
                type(client, "f1");
            }
            if (pause > 0) LockSupport.parkNanos(random.nextInt(pause) * 1_000_000L);
        }
    }

    /** Does so many things in the room: types into any file, mostly, and adds, renames and removes files. */
    void rummage(SimulatedClient client, int times, int pause) {
        for (var i = 0; i < times; i++) {
            synchronized (client) {
                var files = client.files();
                var file = files.get(random.nextInt(files.size()));
                switch (random.nextInt(20)) {
                    case 0 -> client.addFile(name());
                    case 1 -> client.renameFile(file, name());
                    case 2 -> client.removeFile(file);
                    default -> type(client, file);
                }
            }
            if (pause > 0) LockSupport.parkNanos(random.nextInt(pause) * 1_000_000L);
        }
    }

    /** Of so few that they are often taken. */
    private String name() {
        return "file" + random.nextInt(12) + ".py";
    }

    private void type(SimulatedClient client, String file) {
        var text = client.text(file);
        var a = boundary(text);
        var b = random.nextInt(3) == 0 ? boundary(text) : a;
        if (Math.abs(a - b) > 40) b = a;
        var insert = a != b && random.nextBoolean() ? "" : words();
        client.replace(file, Math.min(a, b), Math.max(a, b), insert);
    }

    private int boundary(String text) {
        var at = random.nextInt(text.length() + 1);
        var inside = at > 0 && at < text.length() && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
        return inside ? at + 1 : at;
    }

    private String words() {
        var words = new StringBuilder();
        do words.append(PIECES.get(random.nextInt(PIECES.size())));
        while (random.nextInt(3) == 0);
        return words.toString();
    }
}
