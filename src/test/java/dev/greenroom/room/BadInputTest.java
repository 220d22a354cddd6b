package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import dev.greenroom.NaughtyStrings;
import dev.greenroom.account.Role;
import dev.greenroom.interview.Interview;
import dev.greenroom.recording.Recordings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What nobody types by accident, sent by somebody who has a seat. */
@GreenroomTest
class BadInputTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SELECT = "{\"type\":\"select\",\"file\":\"f1\",\"revision\":0,\"ranges\":[[0,0]]}";

    /** All that have a text. */
    private static final List<JsonNode> MESSAGES = Stream.of(
                    "{'type':'select','file':'f1','revision':0,'ranges':[[0,0]]}",
                    "{'type':'edit','client':'c','n':1,'file':'f1','revision':0,'changes':[[[0,'x']]],'ms':[0],'how':'typed'}",
                    "{'type':'say','client':'c','n':1,'text':'Hello'}",
                    "{'type':'language','client':'c','n':1,'file':'f1','language':'java'}",
                    "{'type':'add-file','client':'c','n':1,'name':'notes.md'}",
                    "{'type':'rename-file','client':'c','n':1,'file':'f1','name':'main.py'}",
                    "{'type':'remove-file','client':'c','n':1,'file':'f99'}",
                    "{'type':'focus','client':'c','n':1,'minutes':5}",
                    "{'type':'end-focus','client':'c','n':1}",
                    "{'type':'run','client':'c','n':1,'file':'f99','arguments':'--verbose'}",
                    "{'type':'stop-run','client':'c','n':1,'run':99}",
                    "{'type':'allow-running','client':'c','n':1,'on':true}")
            .map(message -> JSON.readTree(message.replace('\'', '"')))
            .toList();

    private static final List<String> TEXT_FIELDS =
            List.of("type", "client", "file", "how", "language", "name", "arguments");

    @Autowired
    Seating seating;

    @Autowired
    Recordings recordings;

    @Autowired
    Rooms rooms;

    Interview interview;
    String ada;
    String grace;

    @BeforeEach
    void bothAreThere() {
        var user = seating.staff("Grace Hopper", Role.INTERVIEWER);
        interview = seating.interview(user);
        ada = seating.candidate(interview, "Ada");
        grace = seating.interviewer(interview, user);
    }

    @Test
    void everyFileOfTheJsonTestSuiteIsAnsweredAndTheRoomGoesOn() throws IOException {
        try (var hers = seating.connect(interview, grace).hello();
                var his = seating.connect(interview, ada).hello()) {
            his.await("snapshot");
            hers.await("snapshot");
            var sent = 0;
            for (var nonsense : BadJson.files()) {
                his.send(nonsense);
                assertThat(his.await("error").get("code").asString())
                        .as(nonsense)
                        .isEqualTo("malformed");
                // Something sensible in between: ten pieces of nonsense in a row end the socket.
                his.send(SELECT);
                sent++;
            }
            assertThat(sent).isGreaterThan(300);
            his.send("{\"type\":\"\\ud800\"}");
            assertThat(his.await("error").get("code").asString()).isEqualTo("unknown-type");
            his.send("{\"type\":\"say\",\"client\":\"c\",\"n\":1,\"text\":\"Still here\"}");
            assertThat(hers.awaitEvent("said").get("text").asString()).isEqualTo("Still here");
        }
        assertThat(lines()).noneMatch(line -> line.get("type").asString().equals("edited"));
    }

    @Test
    void binaryMessagesEndTheSocket() {
        try (var his = seating.connect(interview, ada).hello()) {
            his.await("snapshot");
            his.sendBinary(new byte[] {1, 2, 3});
            assertThat(his.awaitClose()).isEqualTo(1003);
        }
    }

    /** The last of them waits for longer than a ping may go without an answer. */
    @Test
    void whoSendsFarTooMuchIsReadSlowlyAndLosesNothing() {
        var padding = " ".repeat(1_000_000);
        try (var hers = seating.connect(interview, grace).hello()) {
            hers.await("snapshot");
            var sockets = Stream.generate(() -> seating.connect(interview, ada).hello())
                    .limit(4)
                    .toList();
            sockets.forEach(socket -> socket.await("snapshot"));
            var begin = System.nanoTime();
            for (var n = 1; n <= 3; n++)
                for (var socket = 0; socket < 4; socket++)
                    sockets.get(socket).send(said("c" + socket, n).replace("}", padding + "}"));
            hers.send(said("g", 1));
            var earlier = 0;
            while (hers.awaitEvent("said").get("client").asString().startsWith("c")) earlier++;
            assertThat(earlier).as("nobody else waits").isLessThan(12);
            for (var socket : sockets) awaitSaid(socket, 13);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofSeconds(12));
            assertThat(sockets).noneMatch(RawClient::isClosed);
            sockets.forEach(RawClient::close);
        }
    }

    private static String said(String client, int n) {
        return "{\"type\":\"say\",\"client\":\"%s\",\"n\":%d,\"text\":\"Hello\"}".formatted(client, n);
    }

    private static void awaitSaid(RawClient socket, int times) {
        for (var heard = 0; heard < times; heard++) socket.awaitEvent("said");
    }

    @Test
    void aFloodEndsItsSocketAndNothingElse() {
        try (var hers = seating.connect(interview, grace).hello();
                var his = seating.connect(interview, ada).hello();
                var flood = seating.connect(interview, ada).hello()) {
            for (var socket : List.of(hers, his, flood)) socket.await("snapshot");
            his.send(type(1, 0, 0, "x"));
            hers.awaitEvent("edited");

            while (!flood.isClosed()) flood.sendAnyway("{\"type\":\"look\",\"visible\":true}");

            assertThat(flood.awaitClose()).isEqualTo(4009);
            hers.send("{\"type\":\"say\",\"client\":\"g\",\"n\":1,\"text\":\"Still here\"}");
            his.awaitEvent("said");
            his.send(type(2, 1, 1, "y"));
            assertThat(hers.awaitEvent("edited").get("n").asInt()).isEqualTo(2);
        }
        try (var again = seating.connect(interview, ada).hello()) {
            assertThat(again.await("snapshot").at("/state/files/f1/text").asString())
                    .isEqualTo("xy");
        }
    }

    @Test
    void whoDoesNotReadIsCutOffAndTheOthersGoOn() {
        var other = seating.interviewer(interview, seating.staff("Barbara Liskov", Role.INTERVIEWER));
        var much = "x".repeat(200_000);
        try (var hers = seating.connect(interview, grace).hello();
                var his = seating.connect(interview, ada).hello();
                var deaf = seating.connect(interview, other).hello()) {
            for (var socket : List.of(hers, his, deaf)) socket.await("running");
            deaf.stopReading();

            var room = rooms.get(interview.id());
            var n = 0;
            while (room.httpSessions().contains(Seating.session(other))) {
                his.send(n % 2 == 0 ? type(n + 1, n, 0, much) : delete(n + 1, n, much.length()));
                n++;
                assertThat(hers.awaitEvent("edited").get("n").asInt()).isEqualTo(n);
            }

            deaf.readOn();
            // Whether it still hears why depends on how long it has not read.
            assertThat(deaf.awaitClose()).isIn(4008, 1006);
            his.send("{\"type\":\"say\",\"client\":\"a\",\"n\":1,\"text\":\"Still here\"}");
            assertThat(hers.awaitEvent("said").get("text").asString()).isEqualTo("Still here");
            assertThat(his.isClosed()).isFalse();
        }
    }

    @Test
    void aBurstThatARefactoringMakesIsTaken() {
        try (var his = seating.connect(interview, ada).hello()) {
            his.await("snapshot");
            var edits = 250;
            for (var n = 1; n <= edits; n++) his.send(type(n, n - 1, n - 1, "x"));
            for (var event = his.awaitEvent("edited"); event.get("n").asInt() < edits; )
                event = his.awaitEvent("edited");
        }
        assertThat(lines().stream().filter(line -> line.get("type").asString().equals("edited")))
                .hasSize(250);
    }

    @Test
    void hostileTextIsTextInChatAndCode() {
        var strings = NaughtyStrings.all();
        var said = new ArrayList<String>();
        var typed = new StringBuilder();
        try (var hers = seating.connect(interview, grace).hello();
                var his = seating.connect(interview, ada).hello()) {
            his.await("snapshot");
            hers.await("snapshot");
            var n = 0;
            var revision = 0;
            for (var text : strings) {
                his.send(say(++n, text));
                var answer = his.await("events", "refused", "error");
                if (answer.get("type").asString().equals("events")) said.add(text);
                his.send(type(++n, revision, typed.length(), text));
                var edited = his.await("events", "refused", "error");
                if (edited.get("type").asString().equals("events")) {
                    typed.append(text);
                    revision++;
                }
            }
        }
        assertThat(said).hasSizeGreaterThan(480);
        var lines = lines();
        assertThat(lines.stream()
                        .filter(line -> line.get("type").asString().equals("said"))
                        .map(line -> line.get("text").asString()))
                .containsExactlyElementsOf(said);
        var code = new StringBuilder();
        lines.stream()
                .filter(line -> line.get("type").asString().equals("edited"))
                .forEach(line -> {
                    var inserted = line.get("changes").get(0);
                    var pieces = new ArrayList<String>();
                    var last = inserted.get(inserted.size() - 1);
                    for (var i = 1; last != null && i < last.size(); i++)
                        pieces.add(last.get(i).asString());
                    code.append(String.join("\n", pieces));
                });
        assertThat(code).hasToString(typed.toString());
    }

    @Test
    void hostileTextInEveryOtherFieldIsANameOrRefused() {
        var strings = NaughtyStrings.all();
        var n = 0;
        for (var from = 0; from < strings.size(); from += 100) {
            // A socket has so many messages to send at once.
            try (var his = seating.connect(interview, ada).hello()) {
                his.await("snapshot");
                for (var text : strings.subList(from, Math.min(from + 100, strings.size()))) {
                    for (var message : MESSAGES) {
                        for (var field : TEXT_FIELDS) if (message.has(field)) his.send(with(++n, message, field, text));
                        // Ten pieces of nonsense in a row end the socket.
                        his.send(SELECT);
                    }
                    his.send(say(++n, "Still here, " + n));
                    JsonNode said;
                    do said = his.awaitEvent("said");
                    while (!said.get("client").asString().equals("c"));
                    assertThat(said.get("text").asString()).isEqualTo("Still here, " + n);
                }
            }
        }
        var lines = lines();
        assertThat(lines.stream()
                        .filter(line -> line.has("client"))
                        .map(line -> line.get("client").asString())
                        .filter(client -> !client.equals("c")))
                .hasSizeGreaterThan(500)
                .isSubsetOf(strings);
        assertThat(lines.stream()
                        .filter(line -> line.get("type").asString().equals("file-renamed"))
                        .map(line -> line.get("name").asString())
                        .filter(name -> !name.equals("main.py")))
                .hasSizeGreaterThan(200)
                .isSubsetOf(strings.stream().map(String::strip).toList());
    }

    private static String with(int n, JsonNode message, String field, String text) {
        var changed = ((ObjectNode) message.deepCopy()).put(field, text);
        return (message.has("n") ? changed.put("n", n) : changed).toString();
    }

    private static String say(int n, String text) {
        return JSON.createObjectNode()
                .put("type", "say")
                .put("client", "c")
                .put("n", n)
                .put("text", text)
                .toString();
    }

    /** An edit that appends, as CodeMirror would send it: lines apart. */
    private static String delete(int n, int revision, int length) {
        return "{\"type\":\"edit\",\"client\":\"c\",\"n\":%d,\"file\":\"f1\",\"revision\":%d,\"changes\":[[[%d]]],\"ms\":[0],\"how\":\"typed\"}"
                .formatted(n, revision, length);
    }

    private static String type(int n, int revision, int length, String text) {
        var edit = JSON.createObjectNode()
                .put("type", "edit")
                .put("client", "c")
                .put("n", n)
                .put("file", "f1")
                .put("revision", revision)
                .put("how", "pasted");
        edit.putArray("ms").add(0);
        var change = edit.putArray("changes").addArray();
        if (length > 0) change.add(length);
        var inserted = change.addArray().add(0);
        for (var line : text.split("\n", -1)) inserted.add(line);
        return edit.toString();
    }

    private List<JsonNode> lines() {
        var lines = new ArrayList<JsonNode>();
        recordings.forEachAfter(interview.id(), 0, event -> lines.add(JSON.readTree(event.line())));
        return lines;
    }
}
