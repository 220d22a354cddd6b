package dev.greenroom.room;

import dev.greenroom.interview.Participant;
import dev.greenroom.running.CodeRunner;
import java.io.StringWriter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** What the server says, as JSON text; {@code docs/room-protocol.md} is the reference. */
final class ServerMessages {

    /** A page of events stays well below what a browser's socket takes in one piece. */
    private static final int PAGE = 500;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ServerMessages() {}

    static String welcome(Participant you, RoomState state, long now, Collection<Participant> people) {
        return message("welcome", json -> {
            json.writeStringProperty("you", you.id().toString());
            json.writeStringProperty("role", role(you));
            json.writeStringProperty("stage", state.stage().name().toLowerCase(Locale.ROOT));
            json.writeNumberProperty("head", state.seq());
            json.writeNumberProperty("now", now);
            writeNullable(json, "startedAt", state.startedAt());
            writePeople(json, people);
        });
    }

    static String waiting() {
        return message("waiting", _ -> {});
    }

    static String people(Collection<Participant> people) {
        return message("people", json -> writePeople(json, people));
    }

    static String snapshot(RoomState state, boolean forCandidate) {
        return message("snapshot", json -> {
            json.writeNumberProperty("seq", state.seq());
            json.writeName("state");
            state.write(json, forCandidate);
        });
    }

    static String event(String line) {
        return events(List.of(line));
    }

    /** As many messages as it takes, in order; none for no lines. */
    static void eventPages(List<String> lines, Consumer<String> sender) {
        for (var from = 0; from < lines.size(); from += PAGE) {
            sender.accept(events(lines.subList(from, Math.min(from + PAGE, lines.size()))));
        }
    }

    private static String events(List<String> lines) {
        return "{\"type\":\"events\",\"events\":[" + String.join(",", lines) + "]}";
    }

    static String presence(UUID who, String file, int revision, List<ClientMessage.Range> ranges) {
        return message("presence", json -> {
            json.writeStringProperty("who", who.toString());
            json.writeStringProperty("file", file);
            json.writeNumberProperty("revision", revision);
            json.writeName("ranges");
            json.writeStartArray();
            for (var range : ranges) {
                json.writeStartArray();
                json.writeNumber(range.anchor());
                json.writeNumber(range.head());
                json.writeEndArray();
            }
            json.writeEndArray();
        });
    }

    static String receipt(String client, int n, long seq) {
        return message("receipt", json -> {
            json.writeStringProperty("client", client);
            json.writeNumberProperty("n", n);
            json.writeNumberProperty("seq", seq);
        });
    }

    static String refused(String client, int n, Refused refused) {
        return message("refused", json -> {
            json.writeStringProperty("client", client);
            json.writeNumberProperty("n", n);
            json.writeStringProperty("code", refused.code());
            json.writeStringProperty("reason", refused.reason());
        });
    }

    static String asking(Collection<SeatRequest> requests) {
        return message("asking", json -> {
            json.writeName("requests");
            json.writeStartArray();
            for (var request : requests) {
                json.writeStartObject();
                json.writeStringProperty("id", request.id().toString());
                json.writeStringProperty("name", request.name());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** What can be run at this moment, or why nothing can. */
    static String running(CodeRunner runner) {
        var languages = runner.languages();
        return message("running", json -> {
            json.writeName("languages");
            json.writeStartArray();
            // In the order of the room's menu.
            Languages.ALL.stream()
                    .map(Languages.Language::name)
                    .filter(languages::contains)
                    .forEach(json::writeString);
            json.writeEndArray();
            switch (runner.state()) {
                case READY -> {}
                case UNTRIED -> json.writeStringProperty("why", "untried");
                case NO_SANDBOX -> json.writeStringProperty("why", "no-sandbox");
            }
        });
    }

    /** @param before so many others are run before it */
    static String runWaiting(int run, int before) {
        return message("run-waiting", json -> {
            json.writeNumberProperty("run", run);
            json.writeNumberProperty("before", before);
        });
    }

    static String beat(long now) {
        return message("beat", json -> json.writeNumberProperty("now", now));
    }

    static String error(BadMessage problem) {
        return message("error", json -> {
            json.writeStringProperty("code", problem.code());
            json.writeStringProperty("reason", problem.reason());
        });
    }

    static String role(Participant participant) {
        return participant.role().name().toLowerCase(Locale.ROOT);
    }

    private static void writePeople(JsonGenerator json, Collection<Participant> people) {
        json.writeName("people");
        json.writeStartArray();
        for (var person : people) {
            json.writeStartObject();
            json.writeStringProperty("id", person.id().toString());
            json.writeStringProperty("name", person.name());
            json.writeStringProperty("role", role(person));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeNullable(JsonGenerator json, String name, @Nullable Long value) {
        json.writeName(name);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
    }

    private static String message(String type, Consumer<JsonGenerator> fields) {
        var out = new StringWriter(160);
        try (var json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringProperty("type", type);
            fields.accept(json);
            json.writeEndObject();
        }
        return out.toString();
    }
}
