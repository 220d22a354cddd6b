package dev.greenroom.room;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JavaScript that browsers run, run by Node where there is one. */
final class Node {

    private static final JsonMapper JSON = new JsonMapper();
    private static final boolean THERE = isThere();

    private Node() {}

    static boolean isFound() {
        return THERE;
    }

    /** What {@code state.js} makes of a recording's events. */
    static JsonNode replay(List<String> lines) {
        try {
            var input = Files.createTempFile("recording", ".jsonl");
            var output = Files.createTempFile("state", ".json");
            try {
                Files.write(input, lines, StandardCharsets.UTF_8);
                var exit = new ProcessBuilder(
                                "node", Path.of("src/test/js/replay-end.mjs").toString())
                        .redirectInput(input.toFile())
                        .redirectOutput(output.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start()
                        .waitFor();
                if (exit != 0) throw new AssertionError("state.js failed on the recording, see above");
                return JSON.readTree(Files.readString(output));
            } finally {
                Files.delete(input);
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isThere() {
        try {
            return new ProcessBuilder("node", "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            System.out.println("There is no node on the path: that state.js replays to the same text is not checked.");
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
