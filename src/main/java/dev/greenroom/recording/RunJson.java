package dev.greenroom.recording;

import dev.greenroom.recording.RoomEvent.Piece;
import dev.greenroom.recording.RoomEvent.RunEnded;
import dev.greenroom.recording.RoomEvent.RunOutput;
import dev.greenroom.recording.RoomEvent.RunStarted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** The part of {@link EventJson} that is about programs which are run. */
final class RunJson {

    private RunJson() {}

    static void write(JsonGenerator json, RunStarted started) {
        json.writeNumberProperty("run", started.run());
        json.writeStringProperty("file", started.file());
        json.writeStringProperty("language", started.language());
        json.writeStringProperty("arguments", started.arguments());
        json.writeName("revisions");
        json.writeStartObject();
        started.revisions().forEach(json::writeNumberProperty);
        json.writeEndObject();
    }

    static RunStarted started(JsonNode node, String client, int n) {
        var revisions = new LinkedHashMap<String, Integer>();
        node.get("revisions").forEachEntry((file, revision) -> revisions.put(file, revision.asInt()));
        return new RunStarted(
                client,
                n,
                node.get("run").asInt(),
                node.get("file").asString(),
                node.get("language").asString(),
                node.get("arguments").asString(),
                revisions);
    }

    static void write(JsonGenerator json, RunOutput output) {
        json.writeNumberProperty("run", output.run());
        json.writeName("pieces");
        json.writeStartArray();
        for (var piece : output.pieces()) {
            json.writeStartArray();
            json.writeString(piece.channel());
            json.writeString(piece.text());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    static RunOutput output(JsonNode node) {
        var pieces = new ArrayList<Piece>();
        node.get("pieces")
                .forEach(piece -> pieces.add(
                        new Piece(piece.get(0).asString(), piece.get(1).asString())));
        return new RunOutput(node.get("run").asInt(), pieces);
    }

    static void write(JsonGenerator json, RunEnded ended) {
        json.writeNumberProperty("run", ended.run());
        json.writeStringProperty("outcome", ended.outcome());
        if (ended.code() != null) json.writeNumberProperty("code", ended.code());
        if (ended.limit() != null) json.writeNumberProperty("limit", ended.limit());
        if (ended.why() != null) json.writeStringProperty("why", ended.why());
        json.writeNumberProperty("ms", ended.ms());
        json.writeNumberProperty("memory", ended.memory());
    }

    static RunEnded ended(JsonNode node) {
        return new RunEnded(
                node.get("run").asInt(),
                node.get("outcome").asString(),
                node.has("code") ? node.get("code").asInt() : null,
                node.has("limit") ? node.get("limit").asLong() : null,
                node.has("why") ? node.get("why").asString() : null,
                node.get("ms").asLong(),
                node.get("memory").asLong());
    }
}
