package dev.greenroom.room;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody's real editing, keystroke by keystroke.
 *
 * @param sha256 of the text they ended with, in hex
 */
record EditTrace(String name, String sha256, List<Edit> edits) {

    /** So many units deleted at a position, and so much inserted instead. */
    record Edit(int position, int deleted, String inserted) {

        Changes in(int length) {
            return Changes.replace(length, position, position + deleted, inserted);
        }
    }

    private static final JsonMapper JSON = new JsonMapper();

    static EditTrace read(InputStream gzip) {
        var lines = lines(gzip);
        var header = lines.getFirst();
        var edits = lines.stream().skip(1).map(EditTrace::edit).toList();
        return new EditTrace(
                header.get("name").stringValue(), header.get("endContentSha256").stringValue(), edits);
    }

    private static Edit edit(JsonNode line) {
        return new Edit(
                line.get("p").intValue(),
                line.get("d").intValue(),
                line.get("i").stringValue());
    }

    static List<JsonNode> lines(InputStream gzip) {
        try (var lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(gzip), StandardCharsets.UTF_8))) {
            return lines.lines().map(JSON::readTree).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
