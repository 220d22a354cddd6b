package dev.greenroom.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.ClassPathResource;

/**
 * A row of {@code access.txt}: what everybody gets at one address of an interview in one stage.
 *
 * @param method of the request, or SOCKET for a handshake, or STREAM for an answer that does not end
 * @param stage of the interview, or {@code -} where the address is not about one
 * @param answers a status, or {@code >} and where a redirect leads
 */
record Rule(String method, String pattern, String stage, Map<Visitor, String> answers) {

    static List<Rule> all() {
        try {
            var text = new ClassPathResource("access.txt").getContentAsString(StandardCharsets.UTF_8);
            var rules = new ArrayList<Rule>();
            text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> rules.add(parse(line)));
            return rules;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Rule parse(String line) {
        var cells = line.strip().split("\\s+");
        if (cells.length != 3 + Visitor.values().length)
            throw new AssertionError("This row has not one cell for each visitor: " + line);
        var answers = new EnumMap<Visitor, String>(Visitor.class);
        for (var visitor : Visitor.values()) answers.put(visitor, cells[3 + visitor.ordinal()]);
        return new Rule(cells[0], cells[1], cells[2], answers);
    }

    /** How the application's mappings name it. */
    String mapping() {
        return (method.equals("STREAM") ? "GET" : method) + " " + pattern;
    }

    String answer(Visitor visitor) {
        return Objects.requireNonNull(answers.get(visitor));
    }

    @Override
    public String toString() {
        return mapping() + (stage.equals("-") ? "" : ", " + stage);
    }
}
