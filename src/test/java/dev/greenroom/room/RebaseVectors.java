package dev.greenroom.room;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What CodeMirror's JavaScript made of random changes; {@code src/test/js/make-rebase-vectors.mjs} writes it. */
final class RebaseVectors {

    private static final JsonMapper JSON = new JsonMapper();

    private RebaseVectors() {}

    static List<JsonNode> ofKind(String kind) {
        try (var file = RebaseVectors.class.getResourceAsStream("/rebase/vectors.jsonl.gz");
                var lines =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(JSON::readTree)
                    .filter(vector -> vector.get("kind").stringValue().equals(kind))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Changes changes(String json) {
        return Changes.parse(JSON.readTree(json));
    }

    static List<Changes> list(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(Changes::parse)
                .toList();
    }
}
