package dev.greenroom.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.greenroom.GreenroomTest;
import dev.greenroom.Staff;
import dev.greenroom.account.Role;
import dev.greenroom.account.User;
import dev.greenroom.account.Users;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Private notes as a browser writes them: again and again, late, too long, and with what cannot be stored. */
@GreenroomTest
class NoteControllerTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Users users;

    @Autowired
    Interviews interviews;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    final UUID id = UUID.randomUUID();
    User grace;
    Interview interview;

    @BeforeEach
    void graceIsAssigned() {
        grace = Staff.newcomer(users, "Grace Hopper", Role.INTERVIEWER);
        interview = interview(clock.instant().minus(Duration.ofHours(2)));
    }

    @Test
    void isOneNoteHoweverOftenItIsSent() {
        var first = notedAt(put(id, "Clear", 3_000L, null));
        var row = row();
        for (var i = 0; i < 3; i++)
            assertThat(notedAt(put(id, "Clear", 60_000L, null))).isEqualTo(first);
        assertThat(row()).as("a repeated one changes nothing").isEqualTo(row);

        assertThat(notedAt(put(id, "Clear names", 0L, null))).isEqualTo(first);
        assertThat(notes()).hasSize(1);
        var note = notes().get(0);
        assertThat(note.get("text").asString()).isEqualTo("Clear names");
        assertThat(note.get("author").asString()).isEqualTo("Grace Hopper");
        assertThat(note.get("mine").asBoolean()).isTrue();
        assertThat(note.get("notedAt").asLong()).isEqualTo(first);
        assertThat(row()).isNotEqualTo(row);
    }

    @Test
    void isOneNoteToTwentyRequestsAtTheSameMoment() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var requests = IntStream.range(0, 20)
                    .<Callable<Integer>>mapToObj(i ->
                            () -> put(id, "Clear " + i, 0L, null).getResponse().getStatus())
                    .toList();
            for (var answer : threads.invokeAll(requests))
                assertThat(answer.get()).isEqualTo(200);
        }
        assertThat(notes()).hasSize(1);
    }

    @Test
    void isOfTheMomentInWhichWritingItBegan() {
        var before = clock.millis();
        assertThat(notedAt(put(id, "a minute ago", 60_000L, null))).isBetween(before - 60_000, clock.millis() - 60_000);
        assertThat(notedAt(put(UUID.randomUUID(), "not in the future", -5_000L, null)))
                .isBetween(before, clock.millis());
        for (var ago : new long[] {Duration.ofDays(9).toMillis(), Long.MAX_VALUE}) {
            assertThat(notedAt(put(UUID.randomUUID(), "before there was an interview", ago, null)))
                    .isBetween(
                            interview.createdAt().toEpochMilli(),
                            interview.createdAt().toEpochMilli() + 1_000);
        }
    }

    @Test
    void isOfAMomentOfTheReplayAndOfNoneOutsideIt() {
        assertThat(problem(put(id, "while it runs not at all", null, 5_000L)))
                .isEqualTo("This moment is not in the interview.");
        var started = interview.createdAt().plusSeconds(60);
        interview.start(started);
        interview.finish(started.plusSeconds(90), null);
        interview = interviews.save(interview);

        assertThat(notedAt(put(id, "here", null, 41_200L)))
                .isEqualTo(started.plusMillis(41_200).toEpochMilli());
        assertThat(notedAt(put(UUID.randomUUID(), "at the end", null, 90_000L)))
                .isEqualTo(started.plusSeconds(90).toEpochMilli());
        for (var at : new long[] {-1, 90_001, Long.MIN_VALUE, Long.MAX_VALUE})
            assertThat(problem(put(UUID.randomUUID(), "outside", null, at)))
                    .isEqualTo("This moment is not in the interview.");
    }

    @Test
    void isGoneWhenItIsEmptiedOrDeletedAndStaysSo() {
        put(id, "Clear names", 0L, null);
        assertThat(put(id, " \n", 0L, null)).hasStatus(200);
        assertThat(notes()).isEmpty();
        put(id, "Clear names", 0L, null);
        for (var i = 0; i < 2; i++) assertThat(delete()).hasStatus(204);
        assertThat(notes()).isEmpty();
        assertThat(jdbc.sql("select count(*) from note where id = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void isRefusedInASentenceAndLeavesWhatWasThere() {
        put(id, "Clear names", 0L, null);
        assertThat(put(id, "x".repeat(20_000), 0L, null)).hasStatus(200);
        assertThat(problem(put(id, "x".repeat(20_001), 0L, null))).startsWith("A note has at most 20,000 characters.");
        for (var text : new String[] {"nul \u0000", "half \ud83d", "\ude00 half"})
            assertThat(problem(put(id, text, 0L, null))).startsWith("This holds a character that cannot be stored.");
        assertThat(notes().get(0).get("text").asString()).isEqualTo("x".repeat(20_000));
        for (var json : new String[] {"", "{", "[]", "{\"text\":{}}", "{\"text\":\"a\",\"ago\":\"soon\"}", "\u0000"})
            assertThat(send(json)).hasStatus(400);
    }

    @Test
    void hasRoomForFiveHundredOfAPersons() {
        for (var i = 0; i < 500; i++)
            jdbc.sql("insert into note (id, interview_id, author_id, noted_at, text, changed_at, version)"
                            + " values (gen_random_uuid(), ?, ?, now(), 'one of many', now(), 0)")
                    .params(interview.id(), grace.id())
                    .update();
        assertThat(problem(put(id, "one too many", 0L, null))).startsWith("You already have 500 notes here");
        var known = UUID.fromString(notes().get(7).get("id").asString());
        assertThat(put(known, "but each can be changed", 0L, null)).hasStatus(200);
    }

    private Interview interview(Instant createdAt) {
        var made = new Interview("Ada Lovelace", grace, createdAt);
        made.assign(Set.of(grace.id()));
        return interviews.save(made);
    }

    private MvcTestResult put(UUID note, String text, @Nullable Long ago, @Nullable Long at) {
        var body = new HashMap<String, @Nullable Object>();
        body.put("text", text);
        if (ago != null) body.put("ago", ago);
        if (at != null) body.put("at", at);
        return send(note, escaped(JsonMapper.shared().writeValueAsString(body)));
    }

    /** As JSON.stringify does it: halves of surrogate pairs travel as escapes. */
    private static String escaped(String json) {
        var escaped = new StringBuilder();
        json.codePoints().forEach(c -> {
            if (Character.getType(c) == Character.SURROGATE) escaped.append("\\u%04x".formatted(c));
            else escaped.appendCodePoint(c);
        });
        return escaped.toString();
    }

    private MvcTestResult send(String json) {
        return send(id, json);
    }

    private MvcTestResult send(UUID note, String json) {
        return mvc.put()
                .uri("/interviews/{id}/notes/{note}", interview.id(), note)
                .with(csrf())
                .with(Staff.as(grace))
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.getBytes(StandardCharsets.UTF_8))
                .exchange();
    }

    private MvcTestResult delete() {
        return mvc.delete()
                .uri("/interviews/{id}/notes/{note}", interview.id(), id)
                .with(csrf())
                .with(Staff.as(grace))
                .exchange();
    }

    private JsonNode notes() {
        return json(mvc.get()
                        .uri("/interviews/{id}/notes", interview.id())
                        .with(Staff.as(grace))
                        .exchange())
                .get("notes");
    }

    private Map<String, Object> row() {
        return jdbc.sql("select * from note where id = ?").param(id).query().singleRow();
    }

    private static long notedAt(MvcTestResult answer) {
        assertThat(answer).hasStatus(200);
        return json(answer).get("notedAt").asLong();
    }

    private static String problem(MvcTestResult answer) {
        assertThat(answer).hasStatus(422);
        return json(answer).get("problem").asString();
    }

    private static JsonNode json(MvcTestResult answer) {
        try {
            return JsonMapper.shared().readTree(answer.getResponse().getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
