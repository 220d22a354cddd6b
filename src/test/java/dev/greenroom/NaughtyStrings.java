package dev.greenroom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The Big List of Naughty Strings: what has broken software that takes text. */
public final class NaughtyStrings {

    private NaughtyStrings() {}

    public static List<String> all() {
        try {
            return JsonMapper.shared()
                    .readTree(Files.readString(TestData.file("bad-input/blns.json")))
                    .valueStream()
                    .map(entry -> entry.asString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a page must not hold that shows them: beginnings of elements that are theirs alone. */
    public static String[] markup() {
        return new String[] {"<script>alert", "<img src=x", "<svg onload", "<IMG SRC="};
    }

    /** One in ten, for what hashes a password: that is slow on purpose. */
    public static boolean isWorthHashing(String text) {
        return text.hashCode() % 10 == 0;
    }
}
