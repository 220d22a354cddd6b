package dev.greenroom.dashboard;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The last row of a page, after which the next begins: what the list is sorted by, and the id among equals. */
record Cursor(Instant key, UUID id) {

    /** Opaque in the address, so that nobody builds on what is in it. */
    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((key + " " + id).getBytes(StandardCharsets.UTF_8));
    }

    /** Empty for anything that is none: a mangled address shows the first page. */
    static Optional<Cursor> parse(@Nullable String text) {
        if (text == null) return Optional.empty();
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ");
            return Optional.of(new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1])));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
