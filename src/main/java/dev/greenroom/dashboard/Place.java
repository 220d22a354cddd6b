package dev.greenroom.dashboard;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where in a list somebody is: what the list is sorted by, and the id among equals.
 *
 * @param key an {@link Instant}, or a folded name
 */
record Place(Comparable<?> key, UUID id) {

    /** What a name begins with in the address, and a time does not. */
    private static final String NAME = "=";

    /** Opaque in the address, so that nobody builds on what is in it. */
    String text() {
        var written = key instanceof String name ? NAME + name : key.toString();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((written + " " + id).getBytes(StandardCharsets.UTF_8));
    }

    /** Empty for anything that is none: a mangled address shows the first page. */
    static Optional<Place> parse(@Nullable String text) {
        if (text == null) return Optional.empty();
        try {
            var decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            var end = decoded.lastIndexOf(' ');
            if (end < 0) return Optional.empty();
            var id = UUID.fromString(decoded.substring(end + 1));
            return key(decoded.substring(0, end)).map(key -> new Place(key, id));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Comparable<?>> key(String written) {
        if (written.startsWith(NAME))
            return written.indexOf('\0') < 0 ? Optional.of(written.substring(NAME.length())) : Optional.empty();
        var key = Instant.parse(written);
        return inCalendar(key) ? Optional.of(key) : Optional.empty();
    }

    /** Java's time reaches further than the database's. */
    private static boolean inCalendar(Instant key) {
        return key.isAfter(Instant.EPOCH) && key.isBefore(Instant.parse("+10000-01-01T00:00:00Z"));
    }
}
