package dev.greenroom.recording;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A recording as the replay loads it: what is alike stands together, one column for each kind of value, so that hardly
 * anything is left of most of them when they are compressed. {@code docs/recording-format.md} describes it,
 * {@code js/replay/compact.js} reads it.
 *
 * <p>What follows from what came before is not written: how long a file is, its revision, and where somebody goes on
 * writing. An edit that cannot be told in this way, to the letter, is kept as a line like every other event.
 */
final class CompactForm {

    static final int VERSION = 1;

    /** Times are told in steps of so many milliseconds. */
    private static final int STEP = 10;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** For half characters, which UTF-8 has no bytes for. */
    private static final JsonMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final Set<String> FIELDS =
            Set.of("seq", "at", "by", "type", "file", "revision", "client", "n", "changes", "ms", "how");

    /** Their order is the order of their bytes. */
    private final Map<String, Column> columns = new LinkedHashMap<>();

    /**
     * Each distinct (participant, file, how) in order of first appearance; the column {@code doing} holds its number,
     * from 1.
     */
    private final Map<List<String>, Integer> doings = new LinkedHashMap<>();

    private final Map<String, FileSoFar> files = new HashMap<>();
    private long events;
    private long first;
    private long last;

    private static final class FileSoFar {
        int length;
        int revision;
        int cursor;
    }

    private record Head(
            String format,
            int version,
            long events,
            long from,
            List<List<String>> doings,
            Map<String, Integer> columns,
            long crc) {}

    CompactForm(String header) {
        for (var name : List.of(
                "header", "doing", "times", "lines", "batches", "ms", "places", "kept", "deleted", "inserted", "text"))
            columns.put(name, new Column());
        column("header").text(header);
    }

    void add(String line) {
        var event = (ObjectNode) JSON.readTree(line);
        var at = event.path("at").asLong();
        if (events++ == 0) first = at;
        var step = Math.floorDiv(at - first, STEP);
        column("times").unsigned(step - last);
        last = step;
        var changes = changes(event);
        if (changes == null) addLine(event);
        else addEdit(event, at, changes);
        follow(event, changes);
    }

    private void addLine(ObjectNode event) {
        column("doing").unsigned(0);
        var kept = event.deepCopy().remove(Set.of("seq", "at", "client", "n"));
        var line = JSON.writeValueAsString(kept);
        var fits = StandardCharsets.UTF_8.newEncoder().canEncode(line);
        column("lines").text((fits ? line : ASCII.writeValueAsString(kept)) + "\n");
    }

    private void addEdit(ObjectNode event, long at, List<PlainChange> changes) {
        var doing = List.of(
                event.get("by").asString(),
                event.get("file").asString(),
                event.get("how").asString());
        column("doing").unsigned(doings.computeIfAbsent(doing, _ -> doings.size() + 1));
        column("batches").unsigned(changes.size());
        var later = 0L;
        for (var i = changes.size() - 1; i >= 0; i--) {
            var typed = Math.floorDiv(at - event.get("ms").get(i).asLong() - first, STEP);
            column("ms").signed(last - typed - later);
            later = last - typed;
        }
        var cursor = file(event).cursor;
        for (var change : changes) {
            addChange(change, cursor);
            cursor = change.end();
        }
    }

    private void addChange(PlainChange change, int cursor) {
        column("places").unsigned(change.places().size());
        var expected = cursor;
        for (var place : change.places()) {
            column("kept").signed(place.kept() - expected);
            column("deleted").unsigned(place.deleted());
            column("inserted").unsigned(place.inserted().length());
            column("text").text(place.inserted());
            expected = 0;
        }
    }

    /** The changes of an edit that fits; null for every other event. */
    private @Nullable List<PlainChange> changes(ObjectNode event) {
        if (!event.path("type").asString("").equals("edited") || !FIELDS.containsAll(event.propertyNames()))
            return null;
        if (!isText(event, "by", "file", "how") || !event.path("revision").isInt()) return null;
        var file = file(event);
        if (event.get("revision").asInt() != file.revision || !isTimed(event)) return null;
        var changes = new ArrayList<PlainChange>();
        var length = file.length;
        for (var sections : event.path("changes")) {
            var change = PlainChange.of(sections);
            if (change == null || change.before() != length) return null;
            length = change.after();
            changes.add(change);
        }
        return changes;
    }

    private static boolean isTimed(ObjectNode event) {
        var ms = event.path("ms");
        if (!ms.isArray() || ms.size() != event.path("changes").size()) return false;
        for (var each : ms) if (!each.isIntegralNumber() || each.asLong() < 0) return false;
        return true;
    }

    private static boolean isText(ObjectNode event, String... names) {
        for (var name : names) if (!event.path(name).isString()) return false;
        return true;
    }

    /** What the reader will know of the file after this event. */
    private void follow(ObjectNode event, @Nullable List<PlainChange> changes) {
        if (event.path("type").asString("").equals("file-added"))
            files.put(event.path("file").asString(""), new FileSoFar());
        if (!event.path("type").asString("").equals("edited")) return;
        var file = file(event);
        file.revision = event.path("revision").asInt(0) + event.path("changes").size();
        if (changes == null) {
            file.length = lengthAfter(event.path("changes"));
            file.cursor = 0;
        } else if (!changes.isEmpty()) {
            file.length = changes.getLast().after();
            file.cursor = changes.getLast().end();
        }
    }

    private static int lengthAfter(JsonNode changes) {
        var length = 0;
        for (var section : changes.path(changes.size() - 1)) {
            if (section.isArray()) {
                for (var i = 1; i < section.size(); i++)
                    length += section.get(i).asString("").length() + (i > 1 ? 1 : 0);
            } else length += section.asInt(0);
        }
        return length;
    }

    private FileSoFar file(ObjectNode event) {
        return files.computeIfAbsent(event.path("file").asString(""), _ -> new FileSoFar());
    }

    private Column column(String name) {
        return columns.get(name);
    }

    /** In gzip. */
    byte[] bytes() {
        var crc = new CRC32();
        var sizes = new LinkedHashMap<String, Integer>();
        columns.forEach((name, column) -> {
            var bytes = column.bytes();
            sizes.put(name, bytes.length);
            crc.update(bytes);
        });
        var head = new Head(
                "greenroom-compact", VERSION, events, first, List.copyOf(doings.keySet()), sizes, crc.getValue());
        var packed = new ByteArrayOutputStream(1 << 14);
        try (var out = new GZIPOutputStream(packed, 1 << 16) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            out.write(JSON.writeValueAsBytes(head));
            out.write('\n');
            for (var column : columns.values()) out.write(column.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot refuse", e);
        }
        return packed.toByteArray();
    }
}
