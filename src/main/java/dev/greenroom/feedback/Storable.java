package dev.greenroom.feedback;

/** What PostgreSQL and UTF-8 can store: no NUL, and no half of a surrogate pair. */
final class Storable {

    private Storable() {}

    static boolean is(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }
}
