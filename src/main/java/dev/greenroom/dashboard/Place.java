package dev.greenroom.dashboard;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where in a list somebody is: what the list is sorted by, and the id among equals. */
record Place(Instant key, UUID id) {

    /** Opaque in the address, so that nobody builds on what is in it. */
    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((key + " " + id).getBytes(StandardCharsets.UTF_8));
    }

    /** Empty for anything that is none: a mangled address shows the first page. */
    static Optional<Place> parse(@Nullable String text) {
        if (text == null) return Optional.empty();
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", -1);
            if (parts.length != 2) return Optional.empty();
            var key = Instant.parse(parts[0]);
            return inCalendar(key) ? Optional.of(new Place(key, UUID.fromString(parts[1]))) : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Java's time reaches further than the database's. */
    private static boolean inCalendar(Instant key) {
        return key.isAfter(Instant.EPOCH) && key.isBefore(Instant.parse("+10000-01-01T00:00:00Z"));
    }
}
