package dev.greenroom;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The one or two letters that stand for a name in a small circle, in whatever script it is written. */
@Component("initials")
public class Initials {

    private static final Pattern BLANK = Pattern.compile("\\s+");

    /** Of the first and the last word; the empty text for a name without words. */
    public String of(String name) {
        var words = BLANK.splitAsStream(name.strip())
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.isEmpty()) return "";
        var ends = words.size() == 1 ? words : List.of(words.getFirst(), words.getLast());
        return ends.stream()
                .map(word -> new String(Character.toChars(word.codePointAt(0))).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
