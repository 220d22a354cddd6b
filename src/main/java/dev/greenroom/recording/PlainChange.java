package dev.greenroom.recording;

import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A change as the places where it does something. What CodeMirror writes can be written again from this, to the letter.
 *
 * @param before the length of the text that it applies to
 */
record PlainChange(int before, List<Place> places) {

    /** After {@code kept} units that stay, {@code deleted} go and {@code inserted} comes. */
    record Place(int kept, int deleted, String inserted) {}

    int after() {
        return places.stream()
                .mapToInt(place -> place.inserted().length() - place.deleted())
                .reduce(before, Integer::sum);
    }

    /** Where it ends in the text that it makes: most likely the next one begins there. */
    int end() {
        return places.stream()
                .mapToInt(place -> place.kept() + place.inserted().length())
                .sum();
    }

    /** Null where CodeMirror would have written it another way, or it would not survive UTF-8. */
    static @Nullable PlainChange of(JsonNode sections) {
        if (!sections.isArray()) return null;
        var places = new ArrayList<Place>();
        var utf8 = StandardCharsets.UTF_8.newEncoder();
        var before = 0;
        var kept = 0;
        for (var section : sections) {
            if (section.isInt()) {
                if (section.asInt() <= 0 || kept > 0) return null;
                kept = section.asInt();
                before += kept;
                continue;
            }
            var place = place(kept, section, utf8);
            if (place == null) return null;
            places.add(place);
            before += place.deleted();
            kept = 0;
        }
        return new PlainChange(before, places);
    }

    private static @Nullable Place place(int kept, JsonNode section, CharsetEncoder utf8) {
        if (!section.isArray() || !section.path(0).isInt()) return null;
        var deleted = section.get(0).asInt();
        var lines = new ArrayList<String>();
        for (var i = 1; i < section.size(); i++) {
            var line = section.get(i);
            if (!line.isString() || line.asString().contains("\n") || !utf8.canEncode(line.asString())) return null;
            lines.add(line.asString());
        }
        var inserted = String.join("\n", lines);
        var isPlain = deleted >= 0 && (lines.isEmpty() ? deleted > 0 : !inserted.isEmpty());
        return isPlain ? new Place(kept, deleted, inserted) : null;
    }
}
