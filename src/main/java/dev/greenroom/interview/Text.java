package dev.greenroom.interview;

/** What PostgreSQL and UTF-8 can store: no NUL, and no half of a surrogate pair. */
public final class Text {

    private Text() {}

    /** Whether all of it can be. */
    public static boolean isStorable(CharSequence text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) return false;
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) return false;
            }
        }
        return true;
    }
}
