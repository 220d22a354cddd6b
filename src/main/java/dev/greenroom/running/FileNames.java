package dev.greenroom.running;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;

/**
 * What a program's files are called where it runs. That is what they are called in the room, but for two things: a file
 * system takes no more than 255 bytes, which a hundred characters can be more than, and some toolchains tell by its ending
 * what the first file is. Nobody can refer to a file by a name that is too long, so nothing is lost by cutting it.
 */
final class FileNames {

    private static final int MOST_BYTES = 255;

    /** In bytes; what is longer after a dot is no ending. */
    private static final int LONGEST_ENDING = 50;

    private FileNames() {}

    /** The same files in the same order. */
    static SequencedMap<String, String> fitting(Language language, SequencedMap<String, String> files) {
        var fitting = new LinkedHashMap<String, String>();
        files.forEach((name, text) -> {
            var taken = new HashSet<>(files.keySet());
            taken.remove(name);
            taken.addAll(fitting.keySet());
            fitting.put(free(fitting.isEmpty() ? language.entryName(name) : name, taken), text);
        });
        return fitting;
    }

    private static String free(String name, Set<String> taken) {
        var fits = cut(name, "");
        for (var number = 2; taken.contains(fits); number++) fits = cut(name, "-" + number);
        return fits;
    }

    /** With the mark before its ending. */
    private static String cut(String name, String mark) {
        var dot = name.lastIndexOf('.');
        var end = dot > 0 && bytes(name.substring(dot)) <= LONGEST_ENDING ? dot : name.length();
        var rest = mark + name.substring(end);
        var stem = name.substring(0, end);
        while (bytes(stem + rest) > MOST_BYTES) stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        return stem + rest;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
