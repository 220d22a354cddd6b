package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.greenroom.GreenroomTest;
import dev.greenroom.Staff;
import dev.greenroom.TestData;
import dev.greenroom.account.Role;
import dev.greenroom.account.User;
import dev.greenroom.interview.Interviews;
import dev.greenroom.interview.Participants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/** Real names, from the form to the feedback, letter for letter. */
@Tag("long")
@GreenroomTest
@Import(Seating.class)
class NamesTest {

    /** Of the hundred thousand, evenly; the search's test takes ten times as many. */
    private static final int MANY = 200;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Seating seating;

    @Autowired
    Interviews interviews;

    @Autowired
    Participants participants;

    final SoftAssertions softly = new SoftAssertions();

    @Test
    void surviveEveryPage() throws IOException {
        for (var name : names()) {
            var grace = seating.staff("Grace Hopper", Role.INTERVIEWER);
            var shown = HtmlUtils.htmlEscape(name, "UTF-8");
            var created = post("/interviews", grace, Map.of("candidateName", name));
            var address = String.valueOf(created.getResponse().getRedirectedUrl());
            var interview = interviews.get(UUID.fromString(address.substring(address.indexOf("created=") + 8)));
            var link = "/i/" + interview.token();
            check(name, shown, "row", get("/interviews", grace));
            check(name, shown, "edit", get("/interviews/" + interview.id() + "/edit", grace));

            var joined = mvc.post()
                    .uri(link + "/candidate")
                    .with(csrf())
                    .param("name", name)
                    .param("agree", "true")
                    .exchange();
            softly.assertThat(joined.getResponse().getRedirectedUrl()).as(name).endsWith("/room");
            softly.assertThat(participants
                            .candidateOf(interview.id())
                            .orElseThrow()
                            .name())
                    .isEqualTo(name);
            seating.interviewer(interview, grace);
            check(name, shown, "room", get(link + "/room", grace));
            var notes = name + " asked first.";
            post("/interviews/" + interview.id() + "/feedback", grace, Map.of("recommendation", "YES", "notes", notes));
            post("/interviews/" + interview.id() + "/finish", grace, Map.of());
            var replay = get("/interviews/" + interview.id() + "/replay?tab=feedback", grace);
            check(name, shown, "replay", replay);
            softly.assertThat(HtmlUtils.htmlUnescape(body(replay)))
                    .as(name + " in feedback")
                    .contains(notes);
            var header = body(get("/interviews/" + interview.id() + "/recording.jsonl", grace))
                    .lines()
                    .findFirst()
                    .orElseThrow();
            softly.assertThat(JsonMapper.shared()
                            .readTree(header)
                            .get("candidate")
                            .asString())
                    .isEqualTo(name);
        }
        softly.assertAll();
    }

    private void check(String name, String shown, String page, MvcTestResult answer) {
        softly.assertThat(answer.getResponse().getStatus())
                .as(name + " on " + page)
                .isEqualTo(200);
        softly.assertThat(body(answer)).as(name + " on " + page).contains(shown);
    }

    private static List<String> names() throws IOException {
        var names = new ArrayList<String>();
        JsonMapper.shared()
                .readTree(Files.readString(TestData.file("names/awkward-names.json")))
                .forEach(entry -> names.add(entry.get("name").asString()));
        try (var lines = new GZIPInputStream(Files.newInputStream(TestData.file("names/names-100k.txt.gz")))) {
            var all = new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            for (var i = 0; i < MANY; i++) names.add(all.get(i * (all.size() / MANY)));
        }
        assertThat(names).hasSize(64 + MANY);
        return names;
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MvcTestResult get(String address, User viewer) {
        return mvc.get().uri(address).with(Staff.as(viewer)).exchange();
    }

    private MvcTestResult post(String address, User viewer, Map<String, String> form) {
        var request = mvc.post().uri(address).with(csrf()).with(Staff.as(viewer));
        form.forEach(request::param);
        return request.exchange();
    }
}
