package dev.greenroom.room;

import dev.greenroom.interview.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * The line of arguments that a program gets, split into words as a shell would split it: at spaces, unless quoted by
 * {@code '}, {@code "} or a backslash. Nothing in it is expanded.
 */
final class Arguments {

    /** UTF-16 units. */
    private static final int LONGEST = 1_000;

    /** Before anything else in double quotes a backslash is itself. */
    private static final String ESCAPED_IN_QUOTES = "\"\\$`";

    private static final String UNBALANCED = "a quotation mark has no second one";

    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean isWord;
    private int at;

    private Arguments(String line) {
        this.line = line;
    }

    /** @throws Refused when it is no such line */
    static List<String> words(String line) {
        if (line.length() > LONGEST) throw Refused.invalid("arguments have at most " + LONGEST + " characters");
        if (!Text.isStorable(line) || line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0)
            throw Refused.invalid("arguments are one line of text");
        return new Arguments(line).split();
    }

    private List<String> split() {
        while (at < line.length()) {
            var c = line.charAt(at++);
            switch (c) {
                case ' ', '\t' -> end();
                case '\'' -> quoted();
                case '"' -> doublyQuoted();
                case '\\' -> add(next("a backslash has nothing behind it"));
                default -> add(c);
            }
        }
        end();
        return words;
    }

    private void quoted() {
        isWord = true;
        for (var c = next(UNBALANCED); c != '\''; c = next(UNBALANCED)) add(c);
    }

    private void doublyQuoted() {
        isWord = true;
        for (var c = next(UNBALANCED); c != '"'; c = next(UNBALANCED)) {
            if (c == '\\' && at < line.length() && ESCAPED_IN_QUOTES.indexOf(line.charAt(at)) >= 0)
                c = line.charAt(at++);
            add(c);
        }
    }

    private char next(String otherwise) {
        if (at == line.length()) throw Refused.invalid(otherwise);
        return line.charAt(at++);
    }

    private void add(char c) {
        isWord = true;
        word.append(c);
    }

    /** Quotes with nothing in them are a word too. */
    private void end() {
        if (isWord) words.add(word.toString());
        word.setLength(0);
        isWord = false;
    }
}
