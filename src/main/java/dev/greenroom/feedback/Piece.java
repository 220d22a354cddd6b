package dev.greenroom.feedback;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of what somebody wrote: words, or a moment of the interview, which is written {@code [12:34 main.py]}.
 *
 * @param second of the interview, null where it is words
 */
record Piece(String text, @Nullable Long second) {

    private static final Pattern MOMENT =
            Pattern.compile("\\[(?:(\\d{1,2}):(?=\\d\\d:))?(\\d{1,3}):([0-5]\\d)(?: ([^\\[\\]\\n]{1,200}))?]");

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
            pieces.add(new Piece(text.substring(found.start() + 1, found.end() - 1), second));
            from = found.end();
        }
        if (from < text.length()) pieces.add(new Piece(text.substring(from), null));
        return pieces;
    }

    private static long second(Matcher found) {
        var hours = found.group(1) == null ? 0 : Long.parseLong(found.group(1));
        return (hours * 60 + Long.parseLong(found.group(2))) * 60 + Long.parseLong(found.group(3));
    }
}
