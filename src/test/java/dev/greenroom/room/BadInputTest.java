package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import dev.greenroom.TestData;
import dev.greenroom.account.Role;
import dev.greenroom.interview.Interview;
import dev.greenroom.recording.Recordings;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What nobody types by accident, sent by somebody who has a seat. */
@GreenroomTest
@Import(Seating.class)
class BadInputTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SELECT = "{\"type\":\"select\",\"file\":\"f1\",\"revision\":0,\"ranges\":[[0,0]]}";

    @Autowired
    Seating seating;

    @Autowired
    Recordings recordings;

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
    void hostileTextIsTextInChatAndCode() throws IOException {
        var strings = new ArrayList<String>();
        JSON.readTree(Files.readString(TestData.file("bad-input/blns.json")))
                .forEach(entry -> strings.add(entry.asString()));
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

    private static String say(int n, String text) {
        return JSON.createObjectNode()
                .put("type", "say")
                .put("client", "c")
                .put("n", n)
                .put("text", text)
                .toString();
    }

    /** An edit that appends, as CodeMirror would send it: lines apart. */
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
