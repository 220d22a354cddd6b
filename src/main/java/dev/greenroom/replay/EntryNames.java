package dev.greenroom.replay;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a zip's entries are called, so that every system can unpack them side by side: people name files for their editor,
 * and Windows keeps some characters, the names of its devices, and the ends of names to itself.
 */
final class EntryNames {

    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]) *(\\..*)?", Pattern.CASE_INSENSITIVE);

    private final Set<String> taken = new HashSet<>();

    /** The name, or the nearest to it that may be and is not another entry's. */
    String next(String name) {
        var safe = safe(name);
        var next = safe;
        for (var n = 2; !taken.add(folded(next)); n++) next = numbered(safe, n);
        return next;
    }

    private static String safe(String name) {
        var safe = Attachment.FORBIDDEN.matcher(name).replaceAll("_").replaceAll("[. ]+$", "");
        if (safe.isEmpty()) return "file";
        return DEVICE.matcher(safe).matches() ? "_" + safe : safe;
    }

    /** Before its ending, which says what it is. */
    private static String numbered(String name, int n) {
        var dot = name.lastIndexOf('.');
        var end = dot > 0 ? dot : name.length();
        return name.substring(0, end) + " (" + n + ")" + name.substring(end);
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
