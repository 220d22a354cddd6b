package dev.greenroom.replay;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.greenroom.Scene.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import dev.greenroom.Browser;
import dev.greenroom.GreenroomTest;
import dev.greenroom.NodeJs;
import dev.greenroom.Scene;
import dev.greenroom.Staff;
import dev.greenroom.TestData;
import dev.greenroom.account.Role;
import dev.greenroom.account.User;
import dev.greenroom.account.Users;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import dev.greenroom.interview.Participant;
import dev.greenroom.interview.Participants;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody's real editing in the replay's page: at moments that chance chooses its editor shows what the edits make. */
@Tag("long")
@GreenroomTest
class RealReplayTest {

    private static final int MOMENTS = 20;

    /** Milliseconds: the compact form may have rounded times to these. */
    private static final int STEP = 10;

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Who typed, in the lines that are made of a trace. */
    private static final String ADA = "0198a000-0000-7000-8000-0000000000ad";

    @RegisterExtension
    Browser browser = new Browser();

    @Autowired
    Scene scene;

    @Autowired
    Users users;

    @Autowired
    Interviews interviews;

    @Autowired
    Participants participants;

    @Autowired
    JdbcTemplate jdbc;

    /** So many units deleted at a position, and so much inserted instead. */
    private record Edit(int position, int deleted, String inserted) {}

    /** A time at which nothing is going to happen for a while, and the text that the edits until then make. */
    private record Moment(long at, String text) {}

    @ParameterizedTest
    @ValueSource(strings = {"sveltecomponent", "json-crdt-blog-post", "fitech/fitech-A79-S148"})
    void showsWhatTheEditsMake(String name) throws IOException, InterruptedException {
        var trace = TestData.file("traces/" + name + ".jsonl.gz");
        var lines = lines(trace);
        var start = lines.getFirst().get("startedAt").asLong();
        var grace = Staff.newcomer(users, "Grace Hopper", Role.INTERVIEWER);
        var interview = recorded(grace, lines);
        var page = scene.signedIn(browser.person(), grace);
        page.navigate("/interviews/" + interview.id() + "/replay");
        assertThat(button(page, "Play")).isEnabled();
        assertThat(page.getByLabel("Code at this moment")).isVisible();

        var seed = System.nanoTime();
        for (var moment : moments(trace, lines, new Random(seed))) {
            page.evaluate("at => { location.hash = `#t=${at}` }", (moment.at + STEP * 3 / 2 - start) / 1_000.0);
            try {
                page.waitForCondition(() -> code(page).equals(moment.text));
            } catch (TimeoutError e) {
                assertThat(code(page)).as("at " + moment.at + ", seed " + seed).isEqualTo(moment.text);
            }
        }
    }

    /** By a string and a pair of scissors. */
    private static List<Moment> moments(Path trace, List<JsonNode> lines, Random chance) throws IOException {
        var edits = edits(trace);
        var times = lines.stream()
                .filter(line -> line.path("how").asString("").equals("typed"))
                .map(line -> line.get("at").asLong())
                .toList();
        assertThat(times).hasSameSizeAs(edits);
        var calm = IntStream.range(0, times.size() - 1)
                .filter(i -> times.get(i + 1) - times.get(i) >= 3 * STEP)
                .boxed()
                .collect(Collectors.toList());
        Collections.shuffle(calm, chance);
        var chosen = Set.copyOf(calm.subList(0, MOMENTS));
        var moments = new ArrayList<Moment>();
        var text = new StringBuilder(startOf(trace));
        for (var i = 0; i < edits.size(); i++) {
            var edit = edits.get(i);
            text.replace(edit.position, edit.position + edit.deleted, edit.inserted);
            if (chosen.contains(i)) moments.add(new Moment(times.get(i), text.toString()));
        }
        Collections.shuffle(moments, chance);
        return moments;
    }

    private static List<Edit> edits(Path trace) throws IOException {
        return raw(trace).stream()
                .filter(line -> line.has("p"))
                .map(line -> new Edit(
                        line.get("p").asInt(),
                        line.get("d").asInt(),
                        line.get("i").asString()))
                .filter(edit -> edit.deleted > 0 || !edit.inserted.isEmpty())
                .toList();
    }

    private static String startOf(Path trace) throws IOException {
        return raw(trace).getFirst().path("startContent").asString("");
    }

    private static List<JsonNode> raw(Path trace) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(trace))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> JSON.readTree(line))
                    .toList();
        }
    }

    private static List<JsonNode> lines(Path trace) throws IOException, InterruptedException {
        return NodeJs.output("src/test/js/trace-lines.mjs", trace.toString())
                .lines()
                .map(line -> JSON.readTree(line))
                .toList();
    }

    private Interview recorded(User grace, List<JsonNode> lines) {
        var header = lines.getFirst();
        var started = Instant.ofEpochMilli(header.get("startedAt").asLong());
        var interview = new Interview("Ada Lovelace", grace, started);
        interview.start(started);
        interview.finish(Instant.ofEpochMilli(header.get("finishedAt").asLong()), grace.id());
        var saved = interviews.save(interview);
        var ada = participants.save(Participant.candidate(saved, "Ada", "hash of " + saved.id(), "2026-11", started));
        jdbc.batchUpdate(
                "insert into recorded_event (interview_id, seq, at, type, payload) values (?, ?, ?, ?, ?)",
                lines.subList(1, lines.size()).stream()
                        .map(line -> new Object[] {
                            saved.id(),
                            line.get("seq").asLong(),
                            line.get("at").asLong(),
                            line.get("type").asString(),
                            line.toString().replace(ADA, ada.id().toString())
                        })
                        .toList());
        return saved;
    }

    /** All of it, whatever part of it is in view. */
    private static String code(Page page) {
        return (String) page.evaluate("""
                async () => {
                  const { EditorView } = await import("/vendor/codemirror/codemirror.js")
                  return EditorView.findFromDOM(document.querySelector("#editor .cm-editor")).state.doc.toString()
                }""");
    }
}
