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
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/** Strings that break things, in every field of every form and in addresses: kept as text or refused in a sentence. */
@Tag("long")
@GreenroomTest
class HostileInputTest {

    /** Buttons; and what others try: the first admin's form, which needs an empty installation, and notes. */
    private static final Set<String> FIELDLESS = Set.of(
            "/i/{token}/interviewer",
            "/i/{token}/let-in/{request}",
            "/i/{token}/turn-away/{request}",
            "/interviews/{id}/cancel",
            "/interviews/{id}/finish",
            "/interviews/{id}/prepare",
            "/interviews/{id}/restore",
            "/staff/{id}/activate",
            "/staff/{id}/deactivate",
            "/set-up/{token}",
            "/interviews/{id}/notes/{note}");

    /** Where a scorecard takes a text: the notes, and the evidence for each competency of the template that ships. */
    private static final List<String> FIELDS = Stream.concat(
                    Stream.of("notes"),
                    IntStream.range(10, 15).mapToObj(nth -> "evidence-01939f00-0000-7000-8000-0000000000" + nth))
            .toList();

    /** {@code -Dhostile.one-in=1} takes every string, and minutes. */
    private static final int ONE_IN = Integer.getInteger("hostile.one-in", 3);

    private static final Set<RequestMethod> WITH_A_BODY =
            Set.of(RequestMethod.POST, RequestMethod.PUT, RequestMethod.PATCH);

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

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    /** The patterns of addresses that took a form. */
    final Set<Object> posted = ConcurrentHashMap.newKeySet();

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
    void isAnsweredCalmlyEverywhere() {
        var interview = interviewOfGrace();
        var address = "/interviews/" + interview.id();
        var edit = address + "/edit";
        var texts = NaughtyStrings.all();
        IntStream.range(0, texts.size())
                .filter(nth -> nth % ONE_IN == 0)
                .parallel()
                .forEach(nth -> isAnsweredCalmly(texts.get(nth), address));
        softly.assertAll();
        for (var page : List.of(get("/interviews", grace), get(edit, grace), get("/staff", admin)))
            assertThat(body(page)).doesNotContain(NaughtyStrings.markup());
        assertThat(forms()).as("forms that got no hostile text").containsExactlyInAnyOrderElementsOf(FIELDLESS);
    }

    /** In every field, by whoever may send it. */
    private void isAnsweredCalmly(String text, String address) {
        check(text, get("/interviews", edsger, "q", text));
        check(text, get("/interviews", edsger, "stage", text, "after", text, "before", text));
        check(text, get("/interviews", edsger, "created", text, "cancelled", text, "finish", text));
        for (var form : List.of("/interviews", address + "/edit")) {
            check(
                    text,
                    post(form, grace, "candidateName", text, "candidateEmail", text, "position", text, "labels", text));
            check(text, post(form, grace, "candidateName", text));
            check(text, post(form, grace, "candidateName", "Ada", "date", text, "time", text, "zone", text));
            check(text, post(form, grace, "candidateName", "Ada", "durationMinutes", text, "interviewers", text));
        }
        check(
                text,
                get("/interviews.csv", edsger, "q", text, "stage", text, "label", text, "from", text, "sort", text));
        check(text, get("/statistics", edsger, "range", text, "from", text, "to", text));
        var several = "/interviews/several";
        check(text, get("/interviews/new", grace, "like", text));
        check(text, get(several, grace, "created", text));
        check(text, post(several, grace, "lines", text, "keep", text));
        check(text, post(several, grace, "lines", "Ada", "position", text, "labels", text, "interviewers", text));
        check(text, post(address + "/feedback", grace, "recommendation", "YES", "notes", text));
        check(text, post(address + "/feedback", grace, "recommendation", text));
        var part = "01939f00-0000-7000-8000-000000000010";
        for (var form : List.of(address + "/feedback", address + "/feedback/draft"))
            check(
                    text,
                    post(
                            form,
                            grace,
                            "recommendation",
                            "NO",
                            "mark-" + part,
                            text,
                            "evidence-" + part,
                            text,
                            "level",
                            text,
                            "template",
                            text,
                            "version",
                            text,
                            "mark-" + text,
                            text));
        check(text, post("/account/name", admin, "name", text));
        check(text, post("/staff", admin, "name", text, "email", text, "role", text, "password", text));
        check(text, post("/staff/" + grace.id(), admin, "name", text, "role", "INTERVIEWER", "password", ""));
        check(text, post("/staff/" + grace.id(), admin, "name", "Grace Hopper", "role", text, "password", ""));
        var link = "/i/"
                + interviews.save(new Interview("Ada", grace, clock.instant())).token();
        check(text, post(link + "/candidate", null, "name", text, "agree", text));
        check(text, post(link + "/candidate", null, "name", text, "agree", "true"));
        check(text, post(link + "/ask", null, "name", text, "agree", "true"));
        if (!NaughtyStrings.isWorthHashing(text)) return;
        check(text, post("/account/password", admin, "current", text, "next", text));
        check(text, post("/sign-in", null, "email", text + UUID.randomUUID(), "password", text));
    }

    /** The addresses of the application that take a form, without those that were posted to. */
    private Set<String> forms() {
        var left = mapping.getHandlerMethods().keySet().stream()
                .filter(info -> info.getMethodsCondition().getMethods().stream().anyMatch(WITH_A_BODY::contains))
                .flatMap(info -> info.getPatternValues().stream())
                .collect(Collectors.toSet());
        left.removeAll(posted);
        return left;
    }

    @Test
    void isKeptLetterForLetterInPrivateNotes() throws IOException {
        var address = "/interviews/" + interviewOfGrace().id() + "/notes";
        var json = JsonMapper.shared();
        var kept = 0;
        for (var text : NaughtyStrings.all()) {
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

    @Test
    void isKeptLetterForLetterInScorecards() {
        var texts = NaughtyStrings.all().stream()
                .filter(Predicate.not(String::isBlank))
                .toList();
        for (var from = 0; from < texts.size(); from += FIELDS.size())
            isKept(texts.subList(from, Math.min(texts.size(), from + FIELDS.size())));
        softly.assertAll();
        assertThat(texts).hasSizeGreaterThan(400);
    }

    /** In a field each: in the draft, and where the submitted scorecard is read. */
    private void isKept(List<String> texts) {
        var address = "/interviews/" + interviewOfGrace().id() + "/feedback";
        var form = new ArrayList<>(List.of("recommendation", "NO"));
        for (var i = 0; i < texts.size(); i++) form.addAll(List.of(FIELDS.get(i), texts.get(i)));
        var fields = form.toArray(String[]::new);
        check(texts.getFirst(), post(address + "/draft", grace, fields));
        var draft = JsonMapper.shared().readTree(body(get(address + "/draft", grace)));
        for (var i = 0; i < texts.size(); i++)
            softly.assertThat(draft.get("values").get(FIELDS.get(i)).asString()).isEqualTo(texts.get(i));
        check(texts.getFirst(), post(address, grace, fields));
        var page = body(get(address, grace)).replaceAll("(?s)<form.*?</form>", "");
        softly.assertThat(HtmlUtils.htmlUnescape(page)).contains("Submitted").contains(texts);
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
        softly.assertThat(body(answer))
                .as(text)
                .doesNotContain(NaughtyStrings.markup())
                .doesNotContain("java.lang.");
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
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
        var answer = request.exchange();
        var pattern = answer.getRequest().getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (pattern != null) posted.add(pattern);
        return answer;
    }
}
