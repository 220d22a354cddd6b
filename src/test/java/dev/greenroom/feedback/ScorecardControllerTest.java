package dev.greenroom.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.greenroom.GreenroomTest;
import dev.greenroom.Staff;
import dev.greenroom.Statements;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Scorecards as browsers fill them in: kept while they are typed, in two tabs, submitted, changed, and read together. */
@GreenroomTest
class ScorecardControllerTest {

    /** Problem solving, of the template that ships. */
    private static final String FIRST = "01939f00-0000-7000-8000-000000000010";

    private static final String SECOND = "01939f00-0000-7000-8000-000000000011";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Users users;

    @Autowired
    Interviews interviews;

    @Autowired
    Participants participants;

    @Autowired
    ScorecardTemplates templates;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    User grace;
    Interview interview;

    @BeforeEach
    void graceInterviewedAda() {
        grace = Staff.newcomer(users, "Grace Hopper", Role.INTERVIEWER);
        interview = new Interview("Ada Lovelace", grace, clock.instant());
        interview.start(clock.instant().minus(Duration.ofHours(1)));
        interview.finish(clock.instant(), grace.id());
        interview = interviews.save(interview);
        participants.save(Participant.interviewer(interview, grace, clock.instant()));
    }

    @Test
    void asksFiveCompetenciesEachWithAnAnchorForEveryMark() {
        var template = templates.newest();
        assertThat(template.competencies())
                .extracting(Competency::name)
                .containsExactly(
                        "Problem solving", "Code quality", "Testing and debugging", "Communication", "System design");
        assertThat(template.competencies()).allSatisfy(competency -> {
            assertThat(competency.help()).isNotBlank();
            assertThat(competency.anchors()).hasSize(4).doesNotHaveDuplicates().allMatch(text -> text.length() > 40);
        });
        assertThat(text(get("/feedback")))
                .contains("Overall recommendation", "Submit feedback", "Not assessed")
                .contains(template.competencies().getLast().anchors().getLast());
    }

    @Test
    void isKeptWhileItIsTypedAndFoundAgain() {
        assertThat(version(keep(0, "evidence-" + FIRST, "Asks <first>", "mark-" + FIRST, "3")))
                .isEqualTo(1);
        assertThat(version(keep(1, "evidence-" + FIRST, "Asks <first>", "mark-" + FIRST, "3")))
                .as("the same once more")
                .isEqualTo(1);
        assertThat(version(keep(1, "evidence-" + FIRST, "\r\nTwo\r\nlines", "mark-" + FIRST, "3", "level", "Senior")))
                .isEqualTo(2);

        var page = text(get("/feedback/form"));
        assertThat(page)
                .contains("\n\nTwo\nlines</textarea>")
                .containsPattern("name=\"mark-" + FIRST + "\" value=\"3\"[^>]*checked")
                .containsPattern("<option value=\"Senior\" selected")
                .contains("name=\"version\" value=\"2\"");
        assertThat(text(get("/feedback"))).as("nobody has submitted anything").contains("opens once you have");
    }

    @Test
    void doesNotOverwriteWhatAnotherTabWrote() {
        keep(0, "notes", "from the first tab");
        var second = keep(0, "notes", "from the second tab");
        assertThat(second).hasStatus(409);
        assertThat(json(second).get("version").asInt()).isEqualTo(1);
        assertThat(json(second).get("values").get("notes").asString()).isEqualTo("from the first tab");
        assertThat(version(keep(1, "notes", "from both"))).isEqualTo(2);

        var late = text(submit(1, "YES", "notes", "from the second tab"));
        assertThat(late)
                .contains("This was changed in another tab", "from both", "from the second tab</textarea>")
                .contains("name=\"version\" value=\"2\"")
                .doesNotContain("Your feedback is submitted");
        assertThat(submit(2, "YES", "notes", "from the second tab")).hasStatus(302);
        assertThat(text(get("/feedback"))).contains("Your feedback is submitted");
    }

    @Test
    void isOneScorecardToManyRequestsAtTheSameMoment() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var requests = IntStream.range(0, 12)
                    .<Callable<Integer>>mapToObj(i -> () ->
                            submit(0, "YES", "notes", "twice").getResponse().getStatus())
                    .toList();
            for (var answer : threads.invokeAll(requests))
                assertThat(answer.get()).isEqualTo(302);
        }
        assertThat(count("scorecard where interview_id = ?")).isEqualTo(1);
        assertThat(earlier()).isZero();
    }

    @Test
    void keepsWhatItWasWhenItIsChangedAndSaysSo() {
        submit(
                0,
                "NO",
                "notes",
                "Too slow",
                "mark-" + FIRST,
                "2",
                "evidence-" + FIRST,
                "Needed [05:00 main.py] a hint");
        submit(
                1,
                "NO",
                "notes",
                "Too slow",
                "mark-" + FIRST,
                "2",
                "evidence-" + FIRST,
                "Needed [05:00 main.py] a hint");
        assertThat(earlier()).as("the same once more is no change").isZero();
        submit(1, "YES", "notes", "Quick once warm", "mark-" + FIRST, "3");
        var page = text(get("/feedback"));
        assertThat(page)
                .contains("Changed", "Earlier version of", "Too slow", "Quick once warm")
                .contains("/interviews/" + interview.id() + "/replay#t=300")
                .containsOnlyOnce("class=\"card scorecard\"");
        assertThat(earlier()).isEqualTo(1);
    }

    @Test
    void isRefusedInASentenceWithAllThatWasTyped() {
        var long20 = "ü".repeat(20_000);
        assertThat(version(keep(0, "notes", long20, "evidence-" + FIRST, long20)))
                .isEqualTo(1);
        var tooLong = keep(1, "notes", long20 + "!", "evidence-" + SECOND, "kept?");
        assertThat(tooLong).hasStatus(422);
        assertThat(json(tooLong).get("problem").asString()).startsWith("A text has at most 20,000 characters");
        assertThat(text(submit(1, "YES", "notes", long20 + "!", "evidence-" + SECOND, "kept?")))
                .contains("A text has at most 20,000", long20 + "!</textarea>", "kept?</textarea>")
                .doesNotContain("is submitted");
        assertThat(text(get("/feedback/form"))).contains(long20 + "</textarea>").doesNotContain("kept?");
        assertThat(submit(1, "YES", "notes", long20, "evidence-" + FIRST, long20, "evidence-" + SECOND, long20))
                .hasStatus(302);

        for (var lost : List.of("nul \u0000", "half \ud83d"))
            assertThat(text(submit(2, "YES", "evidence-" + FIRST, lost))).contains("cannot be stored");
        for (var mark : List.of("0", "5", "KING", "3 "))
            assertThat(text(submit(2, "YES", "mark-" + FIRST, mark, "notes", "x")))
                    .contains("Please choose one of these");
        assertThat(text(submit(2, "PERHAPS", "notes", "kept"))).contains("Please choose an overall", "kept</textarea>");
        assertThat(submit(2, "YES", "template", "KING", "version", "-1", "mark-[", "1", "notes", "x"))
                .hasStatus(302);
    }

    @Test
    void readsAsItWasFilledInWhateverIsAskedToday() {
        submit(0, "YES", "mark-" + FIRST, "4", "evidence-" + FIRST, "Saw it at once");
        var before =
                "insert into scorecard values (gen_random_uuid(), ?, ?, 'NO', 'From before there were parts', now(), 0)";
        var alan = Staff.newcomer(users, "Alan Turing", Role.INTERVIEWER);
        jdbc.sql(before).params(interview.id(), alan.id()).update();
        assertThat(text(get("/feedback")))
                .contains("Saw it at once", "From before there were parts", "Mixed")
                .contains(HtmlUtils.htmlEscape(
                        templates.newest().competencies().getFirst().anchor4(), "UTF-8"));
        participants.save(Participant.interviewer(interview, alan, clock.instant()));
        assertThat(text(get(alan, "/feedback/form"))).contains("From before there were parts</textarea>");
    }

    @Test
    void twelveScorecardsAskTheDatabaseNoOftenerThanTwo() throws Exception {
        var panel = new ArrayList<User>();
        for (var i = 0; i < 12; i++) {
            var interviewer = Staff.newcomer(users, "Interviewer " + i, Role.INTERVIEWER);
            participants.save(Participant.interviewer(interview, interviewer, clock.instant()));
            panel.add(interviewer);
        }
        var ten = tenCompetencies();
        panel.stream().limit(2).forEach(one -> fill(one, ten));
        var two = statements(panel.getFirst());
        panel.stream().skip(2).forEach(one -> fill(one, ten));
        assertThat(statements(panel.getFirst())).isEqualTo(two).isLessThan(20);
        assertThat(text(get(panel.getFirst(), "/feedback"))).contains("1 of 13 to come", "Competency 9");
    }

    /** Twice, so that there is an earlier version too. */
    private void fill(User author, UUID template) {
        var parameters = new ArrayList<>(List.of("template", template.toString()));
        for (var competency : templates.findById(template).orElseThrow().competencies()) {
            parameters.addAll(List.of("mark-" + competency.id(), "3", "evidence-" + competency.id(), "Seen"));
        }
        assertThat(post(author, "/feedback", "NO", parameters)).hasStatus(302);
        assertThat(post(author, "/feedback", "YES", parameters)).hasStatus(302);
    }

    /** Older than the one that ships, so that nobody else is asked by it. */
    private UUID tenCompetencies() {
        var id = UUID.randomUUID();
        jdbc.sql("insert into scorecard_template values (?, ?, 1, '2020-01-01T00:00:00Z')")
                .params(id, "Ten " + id)
                .update();
        for (var i = 0; i < 10; i++)
            jdbc.sql("insert into competency values (gen_random_uuid(), ?, ?, ?, '', '1', '2', '3', '4')")
                    .params(id, i, "Competency " + i)
                    .update();
        return id;
    }

    private long statements(User viewer) throws Exception {
        return Statements.during(() -> assertThat(get(viewer, "/feedback")).hasStatusOk());
    }

    private MvcTestResult keep(int version, String... parameters) {
        var all = new ArrayList<>(List.of(parameters));
        all.addAll(List.of("version", String.valueOf(version)));
        return post(grace, "/feedback/draft", "", all);
    }

    private MvcTestResult submit(int version, String recommendation, String... parameters) {
        var all = new ArrayList<>(List.of(parameters));
        if (!all.contains("version")) all.addAll(List.of("version", String.valueOf(version)));
        return post(grace, "/feedback", recommendation, all);
    }

    private MvcTestResult post(User author, String address, String recommendation, List<String> parameters) {
        var request = mvc.post()
                .uri("/interviews/" + interview.id() + address)
                .with(csrf())
                .with(Staff.as(author))
                .param("recommendation", recommendation);
        for (var i = 0; i < parameters.size(); i += 2)
            request = request.param(parameters.get(i), parameters.get(i + 1));
        return request.exchange();
    }

    private MvcTestResult get(String address) {
        return get(grace, address);
    }

    private MvcTestResult get(User viewer, String address) {
        return mvc.get()
                .uri("/interviews/" + interview.id() + address)
                .with(Staff.as(viewer))
                .exchange();
    }

    private long earlier() {
        return count("earlier_scorecard e join scorecard s on s.id = e.scorecard_id where s.interview_id = ?");
    }

    private long count(String from) {
        return jdbc.sql("select count(*) from " + from)
                .param(interview.id())
                .query(Long.class)
                .single();
    }

    private static int version(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        return json(answer).get("version").asInt();
    }

    private static JsonNode json(MvcTestResult answer) {
        return JsonMapper.shared().readTree(text(answer));
    }

    private static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
