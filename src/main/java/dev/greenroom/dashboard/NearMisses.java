package dev.greenroom.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The words of names that are one typing error away from what was typed: a letter too many, too few or wrong, or two that
 * changed places. Such words have a remainder in common when at most one letter is taken out of each, and the database
 * keeps the remainders of all (V13.3).
 */
@Repository
class NearMisses {

    /** Shorter words are all near each other. */
    private static final int SHORTEST = 4;

    private static final int LONGEST = 24;
    private static final int MOST = 20;

    private final JdbcClient jdbc;

    NearMisses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<String> of(String word) {
        var length = word.codePointCount(0, word.length());
        if (length < SHORTEST || length > LONGEST) return List.of();
        return jdbc
                .sql("select word from search_word where near && cast(:remainders as text[]) order by word")
                .param("remainders", remainders(word))
                .query(String.class)
                .list()
                .stream()
                .filter(known -> areNear(known, word))
                .limit(MOST)
                .toList();
    }

    private static String[] remainders(String word) {
        var letters = word.codePoints().toArray();
        var remainders = new ArrayList<>(List.of(word));
        for (var without : IntStream.range(0, letters.length).toArray())
            remainders.add(new StringBuilder(word)
                    .delete(word.offsetByCodePoints(0, without), word.offsetByCodePoints(0, without + 1))
                    .toString());
        return remainders.toArray(String[]::new);
    }

    /** Whether exactly one typing error makes the one from the other. */
    static boolean areNear(String one, String other) {
        var a = one.codePoints().toArray();
        var b = other.codePoints().toArray();
        var start = 0;
        while (start < a.length && start < b.length && a[start] == b[start]) start++;
        int endOfA = a.length, endOfB = b.length;
        while (endOfA > start && endOfB > start && a[endOfA - 1] == b[endOfB - 1]) {
            endOfA--;
            endOfB--;
        }
        int restOfA = endOfA - start, restOfB = endOfB - start;
        if (restOfA == 2 && restOfB == 2) return a[start] == b[start + 1] && a[start + 1] == b[start];
        return restOfA <= 1 && restOfB <= 1 && restOfA + restOfB > 0;
    }
}
