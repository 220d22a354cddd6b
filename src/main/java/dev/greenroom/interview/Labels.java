package dev.greenroom.interview;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Labels as people type them: with commas in between. */
final class Labels {

    static final int MOST = 10;

    /** Code points. */
    static final int LONGEST = 40;

    /** UTF-16 units of all of them, with what stands in between. */
    private static final int LONGEST_LINE = 1_000;

    private Labels() {}

    /** Each once, whatever its case, as it was typed first. */
    static List<String> parse(@Nullable String typed) {
        if (typed == null) return List.of();
        return Arrays.stream(typed.split("[,\\n]"))
                .map(label -> label.strip().replaceAll("\\s+", " "))
                .filter(label -> !label.isEmpty())
                .collect(Collectors.toMap(
                        label -> label.toLowerCase(Locale.ROOT),
                        label -> label,
                        (first, _) -> first,
                        LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    static boolean fit(@Nullable String typed) {
        if (typed != null && typed.length() > LONGEST_LINE) return false;
        var labels = parse(typed);
        return labels.size() <= MOST
                && labels.stream().allMatch(label -> label.codePointCount(0, label.length()) <= LONGEST);
    }
}
