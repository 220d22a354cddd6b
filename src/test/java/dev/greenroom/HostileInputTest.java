package dev.greenroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.greenroom.account.Role;
import dev.greenroom.account.User;
import dev.greenroom.account.Users;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import dev.greenroom.interview.Participant;
import dev.greenroom.interview.Participants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** Strings that break things, in every field of every form and in addresses: kept as text or refused in a sentence. */
@Tag("long")
@GreenroomTest
class HostileInputTest {

    private static final String[] MARKUP = {"<script>alert", "<img src=x", "<svg onload", "<IMG SRC="};

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Users users;

    @Autowired
    Interviews interviews;

    @Autowired
    Participants participants;

    @Autowired
    Clock clock;

    User grace;

    /** Has no interviews, so that his lists are quick. */
    User edsger;

    User admin;
    final SoftAssertions softly = new SoftAssertions();

    @BeforeEach
    void people() {
        grace = Staff.newcomer(users, "Grace Hopper", Role.INTERVIEWER);
        edsger = Staff.newcomer(users, "Edsger Dijkstra", Role.INTERVIEWER);
        admin = Staff.newcomer(users, "Barbara Liskov", Role.ADMIN);
    }

    @Test
    void isAnsweredCalmlyEverywhere() throws IOException {
        var strings = strings();
        var interview = interviewOfGrace();
        var address = "/interviews/" + interview.id();
        var edit = address + "/edit";
        for (var text : strings) {
            check(text, get("/interviews", edsger, "q", text));
            check(text, get("/interviews", edsger, "stage", text, "after", text, "before", text));
            check(text, get("/interviews", edsger, "created", text, "cancelled", text, "finish", text));
            check(
                    text,
                    post(edit, grace, "candidateName", text, "candidateEmail", text, "position", text, "labels", text));
            check(text, post(edit, grace, "candidateName", "Ada", "date", text, "time", text, "zone", text));
            check(text, post(edit, grace, "candidateName", "Ada", "durationMinutes", text, "interviewers", text));
            check(text, post(address + "/feedback", grace, "recommendation", "YES", "notes", text));
            check(text, post("/account/name", admin, "name", text));
            check(text, post("/staff", admin, "name", text, "email", text, "role", text, "password", text));
            check(text, post("/staff/" + grace.id(), admin, "name", "Grace Hopper", "role", text, "password", ""));
            var link = "/i/"
                    + interviews
                            .save(new Interview("Ada", grace, clock.instant()))
                            .token();
            check(text, post(link + "/candidate", null, "name", text, "agree", text));
            check(text, post(link + "/candidate", null, "name", text, "agree", "true"));
            check(text, post(link + "/ask", null, "name", text, "agree", "true"));
            // Hashing is slow on purpose.
            if (text.hashCode() % 10 != 0) continue;
            check(text, post("/account/password", admin, "current", text, "next", text));
            check(text, post("/sign-in", null, "email", text + UUID.randomUUID(), "password", text));
        }
        softly.assertAll();
        for (var page : List.of(get("/interviews", grace), get(edit, grace), get("/staff", admin)))
            assertThat(body(page)).doesNotContain(MARKUP);
    }

    @Test
    void isKeptLetterForLetterInPrivateNotes() throws IOException {
        var address = "/interviews/" + interviewOfGrace().id() + "/notes";
        var json = JsonMapper.shared();
        var kept = 0;
        for (var text : strings()) {
            var note = address + "/" + UUID.randomUUID();
            var answer = mvc.put()
                    .uri(note)
                    .with(csrf())
                    .with(Staff.as(grace))
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(json.writeValueAsBytes(Map.of("text", text)))
                    .exchange();
            softly.assertThat(answer.getResponse().getStatus()).as(text).isEqualTo(200);
            if (text.isBlank()) continue;
            var found = json.readTree(get(address, grace).getResponse().getContentAsString(StandardCharsets.UTF_8))
                    .get("notes");
            softly.assertThat(found.get(found.size() - 1).get("text").asString())
                    .isEqualTo(text);
            kept++;
            assertThat(mvc.delete().uri(note).with(csrf()).with(Staff.as(grace)))
                    .hasStatus(204);
        }
        softly.assertAll();
        assertThat(kept).isGreaterThan(400);
    }

    private static List<String> strings() throws IOException {
        var strings = new ArrayList<String>();
        JsonMapper.shared()
                .readTree(Files.readString(TestData.file("bad-input/blns.json")))
                .forEach(entry -> strings.add(entry.asString()));
        return strings;
    }

    private Interview interviewOfGrace() {
        var interview = interviews.save(new Interview("Ada Lovelace", grace, clock.instant()));
        participants.save(Participant.interviewer(interview, grace, clock.instant()));
        return interview;
    }

    private void check(String text, MvcTestResult answer) {
        softly.assertThat(answer.getUnresolvedException()).as(text).isNull();
        softly.assertThat(answer.getResponse().getStatus())
                .as(() -> answer.getRequest().getRequestURI() + " with " + text)
                .isLessThan(500);
        softly.assertThat(body(answer)).as(text).doesNotContain(MARKUP).doesNotContain("java.lang.");
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MvcTestResult get(String address, User viewer, String... parameters) {
        var request = mvc.get().uri(address).with(Staff.as(viewer));
        for (var i = 0; i < parameters.length; i += 2) request = request.param(parameters[i], parameters[i + 1]);
        return request.exchange();
    }

    private MvcTestResult post(String address, @Nullable User viewer, String... parameters) {
        var request = mvc.post().uri(address).with(csrf()).with(from -> {
            from.setRemoteAddr("192.0.2." + Math.abs(parameters[1].hashCode() % 250));
            return from;
        });
        if (viewer != null) request = request.with(Staff.as(viewer));
        for (var i = 0; i < parameters.length; i += 2) request = request.param(parameters[i], parameters[i + 1]);
        return request.exchange();
    }
}
