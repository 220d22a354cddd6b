package dev.greenroom.room;

import dev.greenroom.interview.Text;
import java.text.Normalizer;
import java.util.Locale;

/** What a file may be called, so that it can lie in a folder beside the others on any system. */
final class FileName {

    /** UTF-16 units. */
    private static final int LONGEST = 100;

    private FileName() {}

    /**
     * The name without spaces around it.
     *
     * @throws Refused when no file may be called that
     */
    static String checked(String typed) {
        var name = typed.strip();
        if (name.isEmpty()) throw Refused.badName("A file needs a name");
        if (name.length() > LONGEST) throw Refused.badName("A file's name has at most " + LONGEST + " characters");
        if (!Text.isStorable(name) || name.chars().anyMatch(FileName::isForbidden) || name.matches("\\.{1,2}"))
            throw Refused.badName("A file's name has no slashes and no control characters, and is more than dots");
        return name;
    }

    /** Whether some system would take the two for one. */
    static boolean isSame(String one, String other) {
        return folded(one).equals(folded(other));
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private static boolean isForbidden(int character) {
        return character == '/'
                || character == '\\'
                || Character.isISOControl(character)
                || character == '\u2028'
                || character == '\u2029';
    }
}
