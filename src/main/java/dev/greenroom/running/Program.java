package dev.greenroom.running;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What somebody wants to see running.
 *
 * @param language as in the room's menu
 * @param files their texts by name, the one that is run first
 * @param input what it finds in its standard input
 */
public record Program(String language, SequencedMap<String, String> files, String input, List<String> arguments) {

    /** None of its parts can change afterwards, while it waits for its turn. */
    public Program {
        if (files.isEmpty()) throw new IllegalArgumentException("A program has a file");
        files = new LinkedHashMap<>(files);
        arguments = List.copyOf(arguments);
    }
}
