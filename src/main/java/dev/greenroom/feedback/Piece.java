package dev.greenroom.feedback;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of what somebody wrote: words, or a moment of the interview. The form puts one in as {@code [12:34 main.py]};
 * a time that was typed, like 12:34 or 1:02:03, is one as well, by the rule of {@code js/replay/chips.js}.
 *
 * @param second of the interview, null where it is words
 */
record Piece(String text, @Nullable Long second) {

    private static final String TIME = "(?:(\\d{1,2}):(?=[0-5]\\d:))?(\\d{1,3}):([0-5]\\d)";

    private static final String PUT_IN = "\\[" + TIME + "(?: [^\\[\\]\\n]{1,200})?]";

    /** No part of a longer figure, no time of the day. */
    private static final String TYPED = "(?<![\\w:.,/])" + TIME + "(?![\\w:/]|[.,]\\d|\\s?[ap]\\.?m\\b)";

    private static final Pattern MOMENT = Pattern.compile(PUT_IN + "|" + TYPED, Pattern.CASE_INSENSITIVE);

    /** What lies after the interview's end, rounded up as moments are, is none of it and stays what was typed. */
    static List<Piece> of(String text, Duration length) {
        var end = length.plusMillis(999).toSeconds();
        var pieces = new ArrayList<Piece>();
        var found = MOMENT.matcher(text);
        var from = 0;
        while (found.find()) {
            var second = second(found);
            if (second > end) continue;
            if (found.start() > from) pieces.add(new Piece(text.substring(from, found.start()), null));
            pieces.add(new Piece(words(found.group()), second));
            from = found.end();
        }
        if (from < text.length()) pieces.add(new Piece(text.substring(from), null));
        return pieces;
    }

    private static String words(String found) {
        return found.startsWith("[") ? found.substring(1, found.length() - 1) : found;
    }

    /** Each way of writing it has three groups of its own. */
    private static long second(Matcher found) {
        var first = found.group(2) == null ? 4 : 1;
        var hours = found.group(first) == null ? 0 : Long.parseLong(found.group(first));
        return (hours * 60 + Long.parseLong(found.group(first + 1))) * 60 + Long.parseLong(found.group(first + 2));
    }
}
