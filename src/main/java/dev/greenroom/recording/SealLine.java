package dev.greenroom.recording;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The last line of a sealed recording. It looks like an event of a type of its own, so that whoever reads recordings and
 * knows nothing of seals skips it.
 *
 * @param at when it was sealed, in milliseconds
 * @param lines how many lines are before this one, the header's included
 * @param head the chain's hash after them
 * @param marks see {@link Chain#marks()}
 */
record SealLine(String type, long at, long lines, String head, String marks) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TYPE = "sealed";
    private static final Pattern HEAD = Pattern.compile("[0-9a-f]{64}");
    private static final byte[] BEGINNING = "{\"type\":\"sealed\"".getBytes(StandardCharsets.UTF_8);

    static SealLine of(Chain chain, long at) {
        return new SealLine(TYPE, at, chain.lines(), chain.head(), chain.marks());
    }

    /** Events begin with their {@code seq}. */
    static boolean isOne(byte[] line) {
        return line.length >= BEGINNING.length
                && Arrays.equals(line, 0, BEGINNING.length, BEGINNING, 0, BEGINNING.length);
    }

    /** Null where it is damaged. */
    static @Nullable SealLine parse(byte[] line) {
        try {
            var json = JSON.readTree(line);
            var seal = new SealLine(
                    TYPE,
                    json.path("at").asLong(0),
                    json.path("lines").asLong(0),
                    json.path("head").asString(""),
                    json.path("marks").asString(""));
            return seal.isWellFormed() ? seal : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private boolean isWellFormed() {
        return lines > 0 && HEAD.matcher(head).matches() && marks.length() == lines * Chain.MARK;
    }

    byte[] bytes() {
        return JSON.writeValueAsBytes(this);
    }
}
