package dev.greenroom.interview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.greenroom.GreenroomTest;
import dev.greenroom.LockWaits;
import dev.greenroom.Staff;
import dev.greenroom.TestData;
import dev.greenroom.account.Role;
import dev.greenroom.account.User;
import dev.greenroom.account.Users;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@GreenroomTest
class InterviewControllerTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Users users;

    @Autowired
    Interviews interviews;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    User grace;

    @BeforeEach
    void graceCreates() {
        grace = Staff.newcomer(users, "Grace Hopper", Role.INTERVIEWER);
    }

    @Test
    void aNameIsEnough() {
        var interview = created(Map.of("candidateName", "  Ada Lovelace "));
        assertThat(interview.candidateName()).isEqualTo("Ada Lovelace");
        assertThat(interview.stage()).isEqualTo(Stage.PENDING);
        assertThat(interview.startsAt()).isNull();
        assertThat(interview.token()).hasSize(22);
    }

    @Test
    void everythingElseIsKeptAsItWasMeant() {
        var edsger = Staff.newcomer(users, "Edsger Dijkstra", Role.INTERVIEWER);
        var reviewer = Staff.newcomer(users, "Barbara Liskov", Role.REVIEWER);
        var interview = created(Map.of(
                "candidateName", "Ada Lovelace",
                "candidateEmail", "ada@example.com",
                "position", "Engineer",
                "labels", "Backend,  on site , backend,,",
                "date", "2027-03-28",
                "time", "10:30",
                "zone", "Europe/Berlin",
                "durationMinutes", "90",
                "interviewers", edsger.id() + "," + reviewer.id()));
        assertThat(interview.candidateEmail()).isEqualTo("ada@example.com");
        assertThat(interview.position()).isEqualTo("Engineer");
        assertThat(interview.startsAt())
                .as("the day summer time begins")
                .isEqualTo(Instant.parse("2027-03-28T08:30:00Z"));
        assertThat(interview.labels()).containsExactly("Backend", "on site");
        assertThat(interview.durationMinutes()).isEqualTo(90);
        assertThat(interview.interviewers()).as("reviewers do not interview").containsExactly(edsger.id());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            candidateName   |                 | Please give the candidate
            candidateEmail  | no address      | mail address
            date            | 2027-03-28      | time
            date            | 9999-01-01      | date
            date            | tomorrow        | date
            time            | 25:00           | time
            durationMinutes | 4               | minutes
            durationMinutes | 481             | minutes
            durationMinutes | ninety          | minutes
            durationMinutes | 99999999999999  | minutes
            labels          | 1,2,3,4,5,6,7,8,9,10,11 | At most 10 labels
            labels          | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | At most 10 labels
            zone            | Mars/Phobos     | time zone
            """)
    void whatDoesNotFitIsSaidAndNothingTypedIsLost(String field, String value, String sentence) {
        var before = count();
        var form = new HashMap<>(Map.of("candidateName", "Ada <b>Lovelace</b>", "position", "Engineer & more"));
        form.put(field, value == null ? " " : value);
        var answer = post("/interviews", grace, form);
        assertThat(answer).hasStatus(200);
        assertThat(answer).bodyText().containsIgnoringCase(sentence).contains("Engineer &amp; more");
        if (!field.equals("candidateName")) assertThat(answer).bodyText().contains("Ada &lt;b&gt;Lovelace&lt;/b&gt;");
        assertThat(answer).bodyText().contains("field-error").doesNotContain("Exception", "Failed to convert");
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void aFieldInErrorIsMarkedAndInFocus() {
        var answer = post("/interviews", grace, Map.of("candidateName", "Ada", "labels", "1,2,3,4,5,6,7,8,9,10,11"));
        assertThat(answer)
                .bodyText()
                .containsPattern("<input [^>]*name=\"labels\"[^>]*aria-invalid=\"true\"[^>]*labels-error[^>]*autofocus")
                .containsOnlyOnce("autofocus=");
    }

    static List<JsonNode> awkwardNames() throws IOException {
        return read("names/awkward-names.json");
    }

    @ParameterizedTest
    @MethodSource("awkwardNames")
    void realNamesAreKeptAsTheyAre(JsonNode entry) {
        var name = entry.get("name").asString();
        var interview = created(Map.of("candidateName", name));
        assertThat(interview.candidateName()).isEqualTo(name);
        var edited = Map.of("candidateName", name, "position", "Engineer");
        assertThat(post("/interviews/" + interview.id() + "/edit", grace, edited))
                .hasStatus(302);
        assertThat(interviews.get(interview.id()).candidateName()).isEqualTo(name);
        assertThat(get("/interviews", grace)).bodyText().contains(HtmlUtils.htmlEscape(name, "UTF-8"));
        assertThat(get("/i/" + interview.token(), grace)).hasStatus(200);
    }

    @Test
    void hostileInputIsKeptAsTextOrRefusedInASentence() throws IOException {
        var softly = new SoftAssertions();
        var kept = 0;
        for (var entry : read("bad-input/blns.json")) {
            var text = entry.asString();
            var answer = post("/interviews", grace, Map.of("candidateName", text, "position", text));
            var status = answer.getResponse().getStatus();
            softly.assertThat(status).as(text).isIn(200, 302);
            if (status == 302) {
                kept++;
                var interview = interviews.get(createdId(answer));
                softly.assertThat(interview.candidateName()).isEqualTo(text.strip());
            } else {
                softly.assertThat(answer.getResponse().getContentAsString())
                        .as(text)
                        .contains("field-error");
            }
        }
        softly.assertAll();
        assertThat(kept).isGreaterThan(400);
        assertThat(get("/interviews", grace))
                .hasStatus(200)
                .bodyText()
                .doesNotContain("<script>alert", "<img src=x", "<svg onload", "<IMG SRC=");
    }

    @Test
    void anotherOneBeginsWithAllButTheCandidateAndTheDate() {
        var edsger = Staff.newcomer(users, "Edsger Dijkstra", Role.INTERVIEWER);
        var first = created(Map.of(
                "candidateName", "Mary Somerville",
                "candidateEmail", "mary@example.com",
                "position", "Engineer",
                "labels", "Backend",
                "date", "2031-03-28",
                "time", "10:30",
                "durationMinutes", "90",
                "interviewers", edsger.id().toString()));
        var like = "/interviews/new?like=" + first.id();
        assertThat(get(like, grace))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"Engineer\"", "value=\"Backend\"", "value=\"90\"")
                .containsPattern(edsger.id() + "\" checked")
                .doesNotContain("Mary Somerville", "mary@example.com", "2031-03-28");
        var stranger = Staff.newcomer(users, "Barbara Liskov", Role.INTERVIEWER);
        assertThat(get(like, stranger)).hasStatus(404);
    }

    @Test
    void whatIsCancelledIsOutOfSightAndComesBackAsItWas() {
        var interview = created(Map.of("candidateName", "Ada Lovelace", "position", "Engineer"));
        var address = "/interviews/" + interview.id();

        assertThat(post(address + "/cancel", grace, Map.of())).hasStatus(302);
        assertThat(post(address + "/cancel", grace, Map.of()))
                .as("twice")
                .hasRedirectedUrl("/interviews?stage=pending&cancelled=" + interview.id());
        assertThat(get("/interviews", grace)).bodyText().doesNotContain(interview.token());
        assertThat(get("/i/" + interview.token(), grace)).hasStatus(404);

        assertThat(post(address + "/restore", grace, Map.of())).hasStatus(302);
        assertThat(get("/interviews", grace)).bodyText().contains(interview.token());
        assertThat(interviews.get(interview.id()).position()).isEqualTo("Engineer");
    }

    @Test
    void whatHasBegunIsNoLongerEditedOrCancelled() {
        var interview = interviews.save(new Interview("Ada Lovelace", grace, clock.instant()));
        interview.start(clock.instant());
        interviews.save(interview);
        var address = "/interviews/" + interview.id();
        assertThat(get(address + "/edit", grace)).hasStatus(409);
        assertThat(post(address + "/edit", grace, Map.of("candidateName", "Somebody else")))
                .hasStatus(409);
        assertThat(post(address + "/cancel", grace, Map.of())).hasStatus(409);
        assertThat(interviews.get(interview.id()).candidateName()).isEqualTo("Ada Lovelace");
    }

    @Test
    void twoWhoEditAtOnceDoNotOverwriteEachOtherSilently() {
        var mine = created(Map.of("candidateName", "Ada Lovelace"));
        var theirs = interviews.get(mine.id());
        mine.describe("Ada King", null, null);
        interviews.save(mine);
        theirs.describe("Ada Byron", null, null);
        assertThatThrownBy(() -> interviews.save(theirs)).isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsNotReplacedUnseen() {
        var edsger = Staff.newcomer(users, "Edsger Dijkstra", Role.INTERVIEWER);
        var barbara = Staff.newcomer(users, "Barbara Liskov", Role.RECRUITER);
        var interview = created(Map.of("candidateName", "Ada Lovelase", "position", "Engineer"));
        var address = "/interviews/" + interview.id() + "/edit";
        var mine = new HashMap<>(Map.of("candidateName", "Ada Lovelace", "position", "Engineer", "labels", "b, a"));
        mine.put("version", version(get(address, grace)));

        var theirs = Map.of(
                "candidateName", "Ada Lovelace",
                "position", "<Analyst>",
                "labels", "a, b",
                "date", "2031-03-28",
                "time", "10:30",
                "zone", "Europe/Berlin",
                "interviewers", edsger.id().toString(),
                "version", version(get(address, barbara)));
        assertThat(post(address, barbara, theirs)).hasStatus(302);

        mine.put("zone", "UTC");
        var told = post(address, grace, mine);
        assertThat(told)
                .hasStatusOk()
                .bodyText()
                .contains("Somebody has changed this interview in the meantime", "value=\"Engineer\"")
                .contains(
                        "<bdi>&lt;Analyst&gt;</bdi>",
                        "<bdi>Fri 28 Mar 2031, 09:30, UTC</bdi>",
                        "<bdi>Edsger Dijkstra</bdi>")
                .as("the same words are no conflict")
                .doesNotContain("<bdi>Ada", "<bdi>a, b");
        assertThat(interviews.get(interview.id()).position()).isEqualTo("<Analyst>");

        mine.put("version", version(told));
        assertThat(post(address, grace, mine)).hasStatus(302);
        assertThat(interviews.get(interview.id()).position()).isEqualTo("Engineer");
        assertThat(interviews.get(interview.id()).interviewers()).isEmpty();
    }

    @Test
    void aSecondErrorDoesNotMakeAnOldFormANewOne() {
        var interview = created(Map.of("candidateName", "Ada Lovelace"));
        var address = "/interviews/" + interview.id() + "/edit";
        var version = version(get(address, grace));
        assertThat(post(address, grace, Map.of("candidateName", "Ada Lovelace", "position", "Analyst")))
                .as("without a version it is taken as it is")
                .hasStatus(302);
        var wrong = post(address, grace, Map.of("candidateName", " ", "version", version));
        assertThat(version(wrong)).isEqualTo(version);
    }

    @Test
    void cancelledTwiceInOneMomentItIsCancelled() throws Exception {
        var interview = created(Map.of("candidateName", "Ada Lovelace"));
        var address = "/interviews/" + interview.id() + "/cancel";
        try (var both = Executors.newVirtualThreadPerTaskExecutor();
                var third = database.getConnection();
                var hold = third.prepareStatement("select 1 from interview where id = ? for update")) {
            third.setAutoCommit(false);
            hold.setObject(1, interview.id());
            hold.execute();
            var presses = List.of(
                    both.submit(() -> post(address, grace, Map.of())),
                    both.submit(() -> post(address, grace, Map.of())));
            LockWaits.awaitThat(2, jdbc);
            third.rollback();
            for (var press : presses) assertThat(press.get()).hasStatus(302);
        }
        assertThat(interviews.get(interview.id()).isCancelled()).isTrue();
    }

    @Test
    void savePressedTwiceInOneMomentMakesOneInterview() throws Exception {
        var word = new Random()
                .ints(10, 'a', 'z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        var form = Map.of("candidateName", "Ada " + word, "key", key(get("/interviews/new", grace)));
        try (var both = Executors.newVirtualThreadPerTaskExecutor();
                var third = database.getConnection();
                var hold = third.prepareStatement("insert into search_word (word) values (?)")) {
            // The first waits for this word, the second for the first.
            third.setAutoCommit(false);
            hold.setString(1, word);
            hold.executeUpdate();
            var presses = List.of(
                    both.submit(() -> post("/interviews", grace, form)),
                    both.submit(() -> post("/interviews", grace, form)));
            LockWaits.awaitThat(2, jdbc);
            third.rollback();
            assertThat(createdId(presses.get(0).get()))
                    .isEqualTo(createdId(presses.get(1).get()));
        }
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void theSameFormMakesAnotherWhereItIsMeant() {
        var key = key(get("/interviews/new", grace));
        var ada = created(Map.of("candidateName", "Ada Lovelace", "key", key));
        assertThat(created(Map.of("candidateName", "Alan Turing", "key", key)).candidateName())
                .as("after Back, with another name")
                .isEqualTo("Alan Turing");
        assertThat(created(Map.of("candidateName", "Ada Lovelace", "key", key(get("/interviews/new", grace)))))
                .as("the form opened again")
                .isNotEqualTo(ada);
        assertThat(created(Map.of("candidateName", "Ada Lovelace")))
                .as("a script")
                .isNotEqualTo(ada);

        ada.cancel(clock.instant());
        interviews.save(ada);
        assertThat(created(Map.of("candidateName", "Ada Lovelace", "key", key)).isCancelled())
                .as("what was cancelled since")
                .isFalse();
        assertThat(count()).isEqualTo(5);
    }

    private static String key(MvcTestResult page) {
        var input = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");
        return input.matcher(body(page)).results().findFirst().orElseThrow().group(1);
    }

    private static String version(MvcTestResult page) {
        var input = Pattern.compile("name=\"version\" value=\"(\\d+)\"");
        assertThat(page).bodyText().containsPattern(input);
        return input.matcher(body(page)).results().findFirst().orElseThrow().group(1);
    }

    private static String body(MvcTestResult page) {
        return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private long count() {
        return jdbc.sql("select count(*) from interview where created_by = ?")
                .param(grace.id())
                .query(Long.class)
                .single();
    }

    private Interview created(Map<String, String> form) {
        var answer = post("/interviews", grace, form);
        assertThat(answer).hasStatus(302);
        return interviews.get(createdId(answer));
    }

    private static UUID createdId(MvcTestResult answer) {
        var address = String.valueOf(answer.getResponse().getRedirectedUrl());
        return UUID.fromString(address.substring(address.indexOf("created=") + "created=".length()));
    }

    private MvcTestResult get(String address, User viewer) {
        return mvc.get().uri(address).with(Staff.as(viewer)).exchange();
    }

    private MvcTestResult post(String address, User viewer, Map<String, String> form) {
        var request = mvc.post().uri(address).with(csrf()).with(Staff.as(viewer));
        form.forEach(request::param);
        return request.exchange();
    }

    private static List<JsonNode> read(String file) throws IOException {
        var json = JsonMapper.shared().readTree(Files.readString(TestData.file(file)));
        return json.values().stream().toList();
    }
}
