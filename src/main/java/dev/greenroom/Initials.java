package dev.greenroom;

import java.util.Locale;
import java.util.StringTokenizer;
import org.springframework.stereotype.Component;

/** The one or two letters that stand for a name in a small circle, in whatever script it is written. */
@Component("initials")
public class Initials {

    /** Of the first and the last word; the empty text for a name without words. */
    public String of(String name) {
        var words = new StringTokenizer(name.strip());
        if (!words.hasMoreTokens()) return "";
        var first = words.nextToken();
        var last = "";
        while (words.hasMoreTokens()) last = words.nextToken();
        return initial(first) + initial(last);
    }

    private static String initial(String word) {
        return word.isEmpty() ? "" : Character.toString(word.codePointAt(0)).toUpperCase(Locale.ROOT);
    }
}
