package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.greenroom.GreenroomTest;
import dev.greenroom.RealNames;
import dev.greenroom.Staff;
import dev.greenroom.account.Role;
import dev.greenroom.account.User;
import dev.greenroom.interview.Folded;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import dev.greenroom.interview.Participants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/** Real names, from the form to the feedback, letter for letter, each found by its first letters. */
@Tag("long")
@GreenroomTest
class NamesTest {

    private static final int OF_THE_HUNDRED_THOUSAND = 2_000;

    /**
     * All are created, listed and found; so many of them, the awkward ones and then some of each script, go through every
     * page. {@code -Dnames.pages=2064} takes all, and minutes.
     */
    private static final int ON_EVERY_PAGE = Integer.getInteger("names.pages", 96);

    /** Candidates of one interviewer: few enough that a search by first letters lists all it finds. */
    private static final int EACH = 48;

    /** For problem solving. */
    private static final String EVIDENCE = "evidence-01939f00-0000-7000-8000-000000000010";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Seating seating;

    @Autowired
    Seats seats;

    @Autowired
    Interviews interviews;

    @Autowired
    Participants participants;

    final SoftAssertions softly = new SoftAssertions();

    @Test
    void surviveEveryPage() {
        var names = RealNames.awkwardAnd(OF_THE_HUNDRED_THOUSAND);
        var scripts =
                names.stream().flatMap(name -> RealNames.scripts(name).stream()).collect(Collectors.toSet());
        assertThat(names).hasSize(64 + OF_THE_HUNDRED_THOUSAND).doesNotHaveDuplicates();
        assertThat(scripts).hasSizeGreaterThanOrEqualTo(28);

        IntStream.rangeClosed(0, (names.size() - 1) / EACH).parallel().forEach(nth -> {
            var grace = seating.staff("Grace Hopper", Role.INTERVIEWER);
            var theirs = names.stream()
                    .skip((long) nth * EACH)
                    .limit(EACH)
                    .map(name -> new Journey(name, grace))
                    .toList();
            var list = get("/interviews", grace);
            theirs.forEach(journey -> journey.shows("row", list));
            theirs.forEach(Journey::isFound);
            theirs.stream().limit(Math.max(0, ON_EVERY_PAGE - nth * EACH)).forEach(Journey::all);
        });
        softly.assertAll();
        System.out.printf("%d names in %d scripts: %s%n", names.size(), scripts.size(), inWords(scripts));
    }

    /** One candidate's interview. */
    private class Journey {

        final String name;
        final String shown;
        final User grace;
        final Interview interview;
        final String link;
        final String pages;

        Journey(String name, User grace) {
            this.name = name;
            this.shown = HtmlUtils.htmlEscape(name, "UTF-8");
            this.grace = grace;
            var created = post("/interviews", Map.of("candidateName", name, "position", name));
            var address = String.valueOf(created.getResponse().getRedirectedUrl());
            this.interview = interviews.get(UUID.fromString(address.substring(address.indexOf("created=") + 8)));
            softly.assertThat(interview.candidateName()).isEqualTo(name);
            this.link = "/i/" + interview.token();
            this.pages = "/interviews/" + interview.id();
        }

        void all() {
            shows("edit", get(pages + "/edit", grace));
            shows("link", get(link, grace));
            join();
            seats.takeInterviewerSeat(interview, grace);
            shows("room", get(link + "/room", grace));
            var notes = name + " asked first.";
            var words = Map.of("recommendation", "YES", "notes", notes, EVIDENCE, name);
            post(pages + "/feedback/draft", words);
            var draft = JsonMapper.shared().readTree(body(get(pages + "/feedback/draft", grace)));
            softly.assertThat(draft.get("values").get("notes").asString()).isEqualTo(notes);
            softly.assertThat(draft.get("values").get(EVIDENCE).asString()).isEqualTo(name);
            post(pages + "/feedback", words);
            post(pages + "/finish", Map.of());
            var replay = get(pages + "/replay?tab=feedback", grace);
            shows("replay", replay);
            softly.assertThat(HtmlUtils.htmlUnescape(body(replay)))
                    .as(name + " in feedback")
                    .contains(notes)
                    .contains("\"prose-notes\" dir=\"auto\">" + name + "<");
            var header = body(get(pages + "/recording.jsonl", grace)).lines().findFirst();
            softly.assertThat(JsonMapper.shared()
                            .readTree(header.orElseThrow())
                            .get("candidate")
                            .asString())
                    .isEqualTo(name);
        }

        private void isFound() {
            var found = get("/interviews", grace, "q", firstLetters(name));
            shows("search", found);
            softly.assertThat(body(found)).as(name + " found").contains("id=\"i-" + interview.id() + "\"");
        }

        private void join() {
            var joined = mvc.post()
                    .uri(link + "/candidate")
                    .with(csrf())
                    .param("name", name)
                    .param("agree", "true")
                    .exchange();
            softly.assertThat(joined.getResponse().getRedirectedUrl()).as(name).endsWith("/room");
            var candidate = participants.candidateOf(interview.id()).orElseThrow();
            softly.assertThat(candidate.name()).isEqualTo(name);
        }

        private void shows(String page, MvcTestResult answer) {
            softly.assertThat(answer.getResponse().getStatus())
                    .as(name + " on " + page)
                    .isEqualTo(200);
            softly.assertThat(body(answer)).as(name + " on " + page).contains(shown);
        }

        private MvcTestResult post(String address, Map<String, String> form) {
            var request = mvc.post().uri(address).with(csrf()).with(Staff.as(grace));
            form.forEach(request::param);
            return request.exchange();
        }
    }

    /** As somebody types them who has no accents on the keyboard. */
    private static String firstLetters(String name) {
        var folded = Folded.of(name).text().strip();
        var many = Math.min(6, folded.codePointCount(0, folded.length()));
        return folded.substring(0, folded.offsetByCodePoints(0, many));
    }

    private static String inWords(Set<UnicodeScript> scripts) {
        return scripts.stream()
                .map(script ->
                        script.name().charAt(0) + script.name().substring(1).toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private MvcTestResult get(String address, User viewer, String... parameter) {
        var request = mvc.get().uri(address).with(Staff.as(viewer));
        if (parameter.length > 0) request.param(parameter[0], parameter[1]);
        return request.exchange();
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
