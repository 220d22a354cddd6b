package dev.greenroom.recording;

import dev.greenroom.recording.RoomEvent.Edited;
import dev.greenroom.recording.RoomEvent.FileAdded;
import dev.greenroom.recording.RoomEvent.FileRemoved;
import dev.greenroom.recording.RoomEvent.FileRenamed;
import dev.greenroom.recording.RoomEvent.Finished;
import dev.greenroom.recording.RoomEvent.FocusEnded;
import dev.greenroom.recording.RoomEvent.FocusStarted;
import dev.greenroom.recording.RoomEvent.Interrupted;
import dev.greenroom.recording.RoomEvent.Joined;
import dev.greenroom.recording.RoomEvent.LanguageChosen;
import dev.greenroom.recording.RoomEvent.Left;
import dev.greenroom.recording.RoomEvent.LeftTab;
import dev.greenroom.recording.RoomEvent.Returned;
import dev.greenroom.recording.RoomEvent.RunEnded;
import dev.greenroom.recording.RoomEvent.RunOutput;
import dev.greenroom.recording.RoomEvent.RunStarted;
import dev.greenroom.recording.RoomEvent.RunStopped;
import dev.greenroom.recording.RoomEvent.RunningSwitched;
import dev.greenroom.recording.RoomEvent.Said;
import dev.greenroom.recording.RoomEvent.Sample;
import dev.greenroom.recording.RoomEvent.Selected;
import dev.greenroom.recording.RoomEvent.Started;
import dev.greenroom.recording.RoomEvent.Unknown;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events as JSON lines and back. The order of the fields is part of the format: a line is hashed as it is. */
final class EventJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private EventJson() {}

    static String line(long seq, long at, @Nullable UUID by, RoomEvent event) {
        var out = new StringWriter(160);
        try (var json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberProperty("seq", seq);
            json.writeNumberProperty("at", at);
            if (by != null) {
                json.writeStringProperty("by", by.toString());
            }
            json.writeStringProperty("type", type(event));
            writeFields(json, event);
            json.writeEndObject();
        }
        return out.toString();
    }

    static String type(RoomEvent event) {
        return switch (event) {
            case Joined _ -> "joined";
            case Left _ -> "left";
            case Interrupted _ -> "interrupted";
            case Started _ -> "started";
            case Finished _ -> "finished";
            case FileAdded _ -> "file-added";
            case FileRenamed _ -> "file-renamed";
            case FileRemoved _ -> "file-removed";
            case FocusStarted _ -> "focus-started";
            case FocusEnded _ -> "focus-ended";
            case LanguageChosen _ -> "language-chosen";
            case Edited _ -> "edited";
            case Selected _ -> "selected";
            case Said _ -> "said";
            case LeftTab _ -> "left-tab";
            case Returned _ -> "returned";
            case RunStarted _ -> "run-started";
            case RunOutput _ -> "run-output";
            case RunStopped _ -> "run-stopped";
            case RunEnded _ -> "run-ended";
            case RunningSwitched _ -> "running-switched";
            case Unknown(var type) -> type;
        };
    }

    private static void writeFields(JsonGenerator json, RoomEvent event) {
        switch (event) {
            case Joined(var role, var consent) -> {
                json.writeStringProperty("role", role);
                if (consent != null) {
                    json.writeStringProperty("consent", consent);
                }
            }
            case Left(), Interrupted(), Started(), LeftTab(), Returned() -> {}
            case Finished(var cause) -> json.writeStringProperty("cause", cause);
            case FileAdded(var client, var n, var file, var name, var language) -> {
                writeCommand(json, client, n);
                writeFile(json, file, name, language);
            }
            case FileRenamed(var client, var n, var file, var name, var language) -> {
                writeCommand(json, client, n);
                writeFile(json, file, name, language);
            }
            case FileRemoved(var client, var n, var file) -> {
                writeCommand(json, client, n);
                json.writeStringProperty("file", file);
            }
            case FocusStarted(var client, var n, var minutes) -> {
                writeCommand(json, client, n);
                json.writeNumberProperty("minutes", minutes);
            }
            case FocusEnded(var client, var n) -> writeCommand(json, client, n);
            case LanguageChosen(var client, var n, var file, var language) -> {
                writeCommand(json, client, n);
                json.writeStringProperty("file", file);
                json.writeStringProperty("language", language);
            }
            case Edited(var file, var revision, var client, var n, var changes, var ms, var how) -> {
                json.writeStringProperty("file", file);
                json.writeNumberProperty("revision", revision);
                writeCommand(json, client, n);
                json.writeName("changes");
                json.writeRawValue(changes);
                json.writeName("ms");
                json.writeStartArray();
                ms.forEach(json::writeNumber);
                json.writeEndArray();
                json.writeStringProperty("how", how);
            }
            case Selected(var file, var revision, var samples) -> {
                json.writeStringProperty("file", file);
                json.writeNumberProperty("revision", revision);
                json.writeName("samples");
                json.writeStartArray();
                for (var sample : samples) {
                    json.writeStartArray();
                    json.writeNumber(sample.ms());
                    json.writeNumber(sample.anchor());
                    json.writeNumber(sample.head());
                    json.writeEndArray();
                }
                json.writeEndArray();
            }
            case Said(var client, var n, var text) -> {
                writeCommand(json, client, n);
                json.writeStringProperty("text", text);
            }
            case RunStarted started -> {
                writeCommand(json, started.client(), started.n());
                RunJson.write(json, started);
            }
            case RunOutput output -> RunJson.write(json, output);
            case RunStopped(var client, var n, var run) -> {
                writeCommand(json, client, n);
                json.writeNumberProperty("run", run);
            }
            case RunEnded ended -> RunJson.write(json, ended);
            case RunningSwitched(var client, var n, var on) -> {
                writeCommand(json, client, n);
                json.writeBooleanProperty("on", on);
            }
            case Unknown(var type) ->
                throw new IllegalArgumentException("An event of the unknown type " + type + " is never written");
        }
    }

    /** Which command of which page it was; nothing for what the room does by itself. */
    private static void writeCommand(JsonGenerator json, @Nullable String client, int n) {
        if (client == null) return;
        json.writeStringProperty("client", client);
        json.writeNumberProperty("n", n);
    }

    private static void writeFile(JsonGenerator json, String file, String name, String language) {
        json.writeStringProperty("file", file);
        json.writeStringProperty("name", name);
        json.writeStringProperty("language", language);
    }

    static Recorded parse(String line) {
        var node = JSON.readTree(line);
        var by = node.get("by");
        return new Recorded(
                node.get("seq").asLong(),
                node.get("at").asLong(),
                by == null ? null : UUID.fromString(by.asString()),
                event(node),
                line);
    }

    private static RoomEvent event(JsonNode node) {
        return switch (node.get("type").asString()) {
            case "joined" -> new Joined(text(node, "role"), node.has("consent") ? text(node, "consent") : null);
            case "left" -> new Left();
            case "interrupted" -> new Interrupted();
            case "started" -> new Started();
            case "finished" -> new Finished(text(node, "cause"));
            case "file-added" ->
                new FileAdded(client(node), n(node), text(node, "file"), text(node, "name"), text(node, "language"));
            case "file-renamed" ->
                new FileRenamed(
                        text(node, "client"), n(node), text(node, "file"), text(node, "name"), text(node, "language"));
            case "file-removed" -> new FileRemoved(text(node, "client"), n(node), text(node, "file"));
            case "focus-started" -> new FocusStarted(text(node, "client"), n(node), number(node, "minutes"));
            case "focus-ended" -> new FocusEnded(client(node), n(node));
            case "language-chosen" ->
                new LanguageChosen(text(node, "client"), n(node), text(node, "file"), text(node, "language"));
            case "edited" ->
                new Edited(
                        text(node, "file"),
                        number(node, "revision"),
                        text(node, "client"),
                        n(node),
                        node.get("changes").toString(),
                        longs(node.get("ms")),
                        text(node, "how"));
            case "selected" -> new Selected(text(node, "file"), number(node, "revision"), samples(node.get("samples")));
            case "left-tab" -> new LeftTab();
            case "returned" -> new Returned();
            case "said" -> new Said(text(node, "client"), n(node), text(node, "text"));
            case "run-started" -> RunJson.started(node, text(node, "client"), n(node));
            case "run-output" -> RunJson.output(node);
            case "run-stopped" -> new RunStopped(text(node, "client"), n(node), number(node, "run"));
            case "run-ended" -> RunJson.ended(node);
            case "running-switched" ->
                new RunningSwitched(
                        text(node, "client"), n(node), node.get("on").asBoolean());
            case String newer -> new Unknown(newer);
        };
    }

    private static @Nullable String client(JsonNode node) {
        return node.has("client") ? text(node, "client") : null;
    }

    private static int n(JsonNode node) {
        return node.path("n").asInt(0);
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asString();
    }

    private static int number(JsonNode node, String field) {
        return node.get(field).asInt();
    }

    private static List<Long> longs(JsonNode array) {
        var list = new ArrayList<Long>(array.size());
        array.forEach(item -> list.add(item.asLong()));
        return list;
    }

    private static List<Sample> samples(JsonNode array) {
        var list = new ArrayList<Sample>(array.size());
        array.forEach(item -> list.add(new Sample(
                item.get(0).asLong(), item.get(1).asInt(), item.get(2).asInt())));
        return list;
    }
}
