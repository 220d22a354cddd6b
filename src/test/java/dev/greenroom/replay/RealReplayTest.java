package dev.greenroom.replay;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
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
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody's real editing in the replay's page: at moments that chance chooses its editor shows what the edits make. */
@Tag("long")
@GreenroomTest
class RealReplayTest {

    private static final int MOMENTS = 20;

    /** Milliseconds: the compact form may have rounded times to these. */
    private static final int STEP = 10;

    private static final int PAGE = 20_000;

    private static final Page.WaitForConditionOptions PATIENTLY =
            new Page.WaitForConditionOptions().setTimeout(120_000);

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

    @Autowired
    TransactionOperations transactions;

    /** So many units deleted at a position, and so much inserted instead. */
    private record Edit(int position, int deleted, String inserted) {}

    /** A time at which nothing is going to happen for a while, and the text that the edits until then make. */
    private record Moment(long at, String text) {}

    @ParameterizedTest
    @FieldSource("dev.greenroom.TestData#TRACES")
    void showsWhatTheEditsMake(String name) throws IOException, InterruptedException {
        var trace = TestData.file("traces/" + name + ".jsonl.gz");
        var lines = NodeJs.output("src/test/js/trace-lines.mjs", trace.toString())
                .lines()
                .toList();
        var start = JSON.readTree(lines.getFirst()).get("startedAt").asLong();
        var seed = System.nanoTime();
        var moments = moments(raw(trace), lines, new Random(seed));
        var grace = Staff.newcomer(users, "Grace Hopper", Role.INTERVIEWER);
        var interview = recorded(grace, lines);
        var page = scene.signedIn(browser.person(), grace);
        page.waitForCondition(() -> isReady(interview), PATIENTLY);
        page.navigate("/interviews/" + interview.id() + "/replay" + hash(moments.getFirst(), start));
        assertThat(page.getByLabel("Code at this moment")).isVisible();
        for (var moment : moments) {
            page.evaluate("hash => { location.hash = hash }", hash(moment, start));
            try {
                page.waitForCondition(() -> code(page).equals(moment.text));
            } catch (TimeoutError e) {
                assertThat(code(page)).as("at " + moment.at + ", seed " + seed).isEqualTo(moment.text);
            }
        }
    }

    private static String hash(Moment moment, long start) {
        return "#t=" + (moment.at + STEP * 3 / 2 - start) / 1_000.0;
    }

    /** By a string and a pair of scissors. */
    private static List<Moment> moments(List<JsonNode> raw, List<String> lines, Random chance) {
        var edits = edits(raw);
        var times = lines.stream()
                .filter(line -> line.endsWith("\"how\":\"typed\"}"))
                .map(RealReplayTest::time)
                .toList();
        assertThat(times).hasSameSizeAs(edits);
        var calm = IntStream.range(0, times.size() - 1)
                .filter(i -> times.get(i + 1) - times.get(i) >= 3 * STEP)
                .boxed()
                .collect(Collectors.toList());
        Collections.shuffle(calm, chance);
        var chosen = Set.copyOf(calm.subList(0, MOMENTS));
        var moments = new ArrayList<Moment>();
        var text = new StringBuilder(raw.getFirst().path("startContent").asString(""));
        for (var i = 0; i < edits.size(); i++) {
            var edit = edits.get(i);
            text.replace(edit.position, edit.position + edit.deleted, edit.inserted);
            if (chosen.contains(i)) moments.add(new Moment(times.get(i), text.toString()));
        }
        Collections.shuffle(moments, chance);
        return moments;
    }

    private static long time(String line) {
        var at = line.indexOf("\"at\":") + 5;
        return Long.parseLong(line.substring(at, line.indexOf(',', at)));
    }

    private static List<Edit> edits(List<JsonNode> raw) {
        return raw.stream()
                .filter(line -> line.has("p"))
                .map(line -> new Edit(
                        line.get("p").asInt(),
                        line.get("d").asInt(),
                        line.get("i").asString()))
                .filter(edit -> edit.deleted > 0 || !edit.inserted.isEmpty())
                .toList();
    }

    private static List<JsonNode> raw(Path trace) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(trace))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> JSON.readTree(line))
                    .toList();
        }
    }

    /** Finished when all of it was there, so that it is sealed, and its compact form is what the page gets. */
    private Interview recorded(User grace, List<String> lines) {
        var header = JSON.readTree(lines.getFirst());
        var started = Instant.ofEpochMilli(header.get("startedAt").asLong());
        var finished = Instant.ofEpochMilli(header.get("finishedAt").asLong());
        var made = interviews.save(new Interview("Ada Lovelace", grace, started));
        var ada = participants.save(Participant.candidate(made, "Ada", "hash of " + made.id(), "2026-11", started));
        for (var from = 1; from < lines.size(); from += PAGE)
            insert(made.id(), ada.id(), lines.subList(from, Math.min(lines.size(), from + PAGE)));
        transactions.executeWithoutResult(_ -> {
            var interview = interviews.get(made.id());
            interview.start(started);
            interview.finish(finished, grace.id());
            interviews.save(interview);
        });
        return made;
    }

    private void insert(UUID interview, UUID ada, List<String> lines) {
        var texts =
                lines.stream().map(line -> line.replace(ADA, ada.toString())).toArray();
        jdbc.update(connection -> {
            var insert = connection.prepareStatement("""
                    insert into recorded_event (interview_id, seq, at, type, payload)
                    select ?, (line::json ->> 'seq')::bigint, (line::json ->> 'at')::bigint, line::json ->> 'type', line
                    from unnest(?) line
                    """);
            insert.setObject(1, interview);
            insert.setArray(2, connection.createArrayOf("text", texts));
            return insert;
        });
    }

    private boolean isReady(Interview interview) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select 1 from compact_recording where interview_id = ?)",
                Boolean.class,
                interview.id()));
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
