package dev.greenroom.interview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.greenroom.GreenroomTest;
import dev.greenroom.LockWaits;
import dev.greenroom.Staff;
import dev.greenroom.account.Role;
import dev.greenroom.account.User;
import dev.greenroom.account.Users;
import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@GreenroomTest
class SeveralControllerTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Users users;

    @Autowired
    Interviews interviews;

    @Autowired
    PastedLines pasted;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    /** Of the last answer: what is left over is kept in the session. */
    Cookie[] cookies = {};

    User grace;

    @BeforeEach
    void graceCreates() {
        grace = Staff.newcomer(users, "Grace Hopper", Role.INTERVIEWER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada Lovelace, ada@example.com",
                "  Ada Lovelace\tada@example.com\t\t ",
                "Ada Lovelace;ada@example.com",
                "\"Ada Lovelace\",\"ada@example.com\"",
                "\"Ada Lovelace\"; \"ada@example.com\"",
                "\uFEFFName,E-Mail\r\nAda Lovelace,ada@example.com\r\n",
                "\n\n,,,\nAda Lovelace, ada@example.com\n\n"
            })
    void aLineIsReadAsItIsPasted(String lines) {
        var read = pasted.read(grace, lines);
        assertThat(read.problems()).isEmpty();
        assertThat(read.candidates())
                .extracting(PastedLines.Candidate::name, PastedLines.Candidate::email)
                .containsExactly(tuple("Ada Lovelace", "ada@example.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Lovelace, Ada\", ada@example.com",
                "Lovelace, Ada; ada@example.com",
                "Lovelace, Ada\tada@example.com"
            })
    void aNameMayHaveACommaInIt(String line) {
        assertThat(pasted.read(grace, line).candidates())
                .extracting(PastedLines.Candidate::name)
                .containsExactly("Lovelace, Ada");
    }

    @Test
    void nicknamesStayInTheirQuotationMarks() {
        assertThat(pasted.read(grace, "Ada \"Countess\" King, ada@example.com\n\"Ada \"\"Countess\"\" King\"")
                        .candidates())
                .extracting(PastedLines.Candidate::name)
                .first()
                .isEqualTo("Ada \"Countess\" King");
    }

    @Test
    void eachBadLineIsNamedAndTheOthersAreNotSpoilt() {
        var read = pasted.read(grace, """
                "Ada Lovelace, ada@example.com
                Alan Turing, no address

                , edsger@example.com
                Mary Jackson, mary@example.com, Engineer
                Barbara Liskov, barbara@example.com
                Barbara L., BARBARA@example.com
                barbara  liskov
                Grace Hopper, %s
                """.formatted(grace.email()));
        assertThat(read.candidates()).extracting(PastedLines.Candidate::line).containsExactly(6);
        assertThat(read.problems())
                .extracting(problem -> problem.line() + ": " + problem.sentence())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("1: The quotation marks"),
                        second -> assertThat(second).isEqualTo("2: “no address” does not look like an email address."),
                        third -> assertThat(third).isEqualTo("4: Please give the candidate's name."),
                        fourth -> assertThat(fourth).startsWith("5: There are 3 parts here"),
                        fifth -> assertThat(fifth).isEqualTo("7: Line 6 has the same email address."),
                        sixth -> assertThat(sixth).startsWith("8: Line 6 has the same name."),
                        seventh -> assertThat(seventh).startsWith("9: This is your own address"));
    }

    @Test
    void allAreCreatedWithWhatTheyHaveInCommon() throws Exception {
        var edsger = Staff.newcomer(users, "Edsger Dijkstra", Role.INTERVIEWER);
        var answer = post(
                "lines", "Ada Lovelace, ada@example.com\nAlan Turing",
                "position", "Engineer",
                "labels", "Backend, on site",
                "durationMinutes", "45",
                "interviewers", edsger.id().toString());
        var first = interviews.get(created(answer));
        var all = interviews.findCreatedTogether(grace.id(), first.createdAt());
        assertThat(all).extracting(Interview::candidateName).containsExactly("Ada Lovelace", "Alan Turing");
        assertThat(all).allSatisfy(interview -> {
            assertThat(interview.position()).isEqualTo("Engineer");
            assertThat(interview.labels()).containsExactly("Backend", "on site");
            assertThat(interview.durationMinutes()).isEqualTo(45);
            assertThat(interview.interviewers()).containsExactly(edsger.id());
        });
        assertThat(body(get(answer.getResponse().getRedirectedUrl(), grace)))
                .contains("2 interviews created", all.get(0).token(), all.get(1).token())
                .contains("Ada Lovelace\tada@example.com\thttp://localhost/i/" + first.token() + "\nAlan Turing\t\t")
                .doesNotContain("<textarea");
    }

    @Test
    void nothingIsCreatedWhileALineIsWrongAndNothingTypedIsLost() throws Exception {
        var lines = "Ada <b>Lovelace</b>, ada@example.com\nAlan Turing, nowhere";
        var page = body(post("lines", lines, "position", "Engineer & more", "durationMinutes", "45"));
        assertThat(page)
                .contains("One line needs a look. Nothing was created.")
                .contains("Line 2: “nowhere” does not look like an email address.")
                .contains("Ada &lt;b&gt;Lovelace&lt;/b&gt;, ada@example.com\nAlan Turing, nowhere</textarea>")
                .contains("Engineer &amp; more", "value=\"45\"", "Create the valid one");
        assertThat(count()).isZero();
    }

    @Test
    void theGoodOnesAreKeptWhereOneSaysSoAndTheOthersStayInTheForm() throws Exception {
        var answer = post(
                "lines", "Ada Lovelace\nAlan Turing, nowhere\nMary Jackson", "position", "Engineer", "keep", "good");
        var next = body(get(answer.getResponse().getRedirectedUrl(), grace));
        assertThat(count()).isEqualTo(2);
        assertThat(next)
                .contains("2 interviews created", "One line was left out", ">Alan Turing, nowhere</textarea>")
                .contains("value=\"Engineer\"");
    }

    @Test
    void sentTwiceTheFormCreatesThemOnce() throws Exception {
        var form = new String[] {"lines", "Ada Lovelace\nAlan Turing, nowhere", "keep", "good", "key", "its own"};
        var first = created(post(form));
        var second = post(form);
        assertThat(created(second)).isEqualTo(first);
        assertThat(count()).isEqualTo(1);
        assertThat(body(get(second.getResponse().getRedirectedUrl(), grace)))
                .contains("One interview created", ">Alan Turing, nowhere</textarea>");
        assertThat(created(post("lines", "Hedy Lamarr", "key", "its own"))).isNotEqualTo(first);
    }

    @Test
    void tooManyOrNoneAreRefusedInASentence() throws Exception {
        var many = IntStream.rangeClosed(1, 201).mapToObj(nth -> "Ada " + nth).collect(Collectors.joining("\n"));
        assertThat(body(post("lines", many, "keep", "good"))).contains("At most 200 at a time, please: these are 201.");
        assertThat(body(post("lines", " \n , \n"))).contains("Please give at least one candidate.");
        assertThat(body(post("lines", "Ada", "durationMinutes", "4"))).contains("5 to 480 minutes");
        assertThat(body(post("lines", "x".repeat(100_001)))).contains("paste less at a time");
        assertThat(body(post())).contains("Please give at least one candidate.");
        assertThat(count()).isZero();
    }

    @Test
    void twoWhoPasteTheSameNewNamesInDifferentOrdersBothSucceed() throws Exception {
        var family = new Random()
                .ints(10, 'a', 'z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        var names = List.of("Ada " + family + "a", "Ada " + family + "m", "Ada " + family + "z");
        var barbara = Staff.newcomer(users, "Barbara Liskov", Role.INTERVIEWER);
        try (var both = Executors.newVirtualThreadPerTaskExecutor();
                var third = database.getConnection();
                var word = third.prepareStatement("insert into search_word (word) values (?)")) {
            // Whoever brings the one in the middle too waits, with whatever they have by then.
            third.setAutoCommit(false);
            word.setString(1, family + "m");
            word.executeUpdate();
            var hers = both.submit(() -> request(grace, "lines", String.join("\n", names)));
            var theirs = both.submit(() -> request(barbara, "lines", String.join("\n", names.reversed())));
            LockWaits.awaitThat(2, jdbc);
            third.rollback();
            created(hers.get());
            created(theirs.get());
        }
    }

    @Test
    void whatWasCreatedIsShownToWhoeverDidAndToNobodyElse() throws Exception {
        var id = created(post("lines", "Ada Lovelace\nHedy Lamarr"));
        var barbara = Staff.newcomer(users, "Barbara Liskov", Role.ADMIN);
        var address = "/interviews/several?created=";
        assertThat(body(get(address + id, barbara))).doesNotContain("Hedy Lamarr");
        assertThat(body(get(address + UUID.randomUUID(), grace))).doesNotContain("Hedy Lamarr");
        assertThat(get(address + "nonsense", grace)).hasStatus(400);
        var hedy = interviews
                .findCreatedTogether(grace.id(), interviews.get(id).createdAt())
                .get(1);
        hedy.cancel(hedy.createdAt());
        interviews.save(hedy);
        assertThat(body(get(address + id, grace)))
                .contains("One interview created", "Ada Lovelace")
                .doesNotContain("Hedy Lamarr");
    }

    private long count() {
        return jdbc.sql("select count(*) from interview where created_by = ?")
                .param(grace.id())
                .query(Long.class)
                .single();
    }

    private static UUID created(MvcTestResult answer) {
        assertThat(answer).hasStatus(302);
        var address = Objects.requireNonNull(answer.getResponse().getRedirectedUrl());
        return UUID.fromString(address.substring(address.indexOf('=') + 1));
    }

    private MvcTestResult get(String address, User viewer) {
        var request = mvc.get().uri(address).with(Staff.as(viewer));
        return cookies.length == 0
                ? request.exchange()
                : request.cookie(cookies).exchange();
    }

    private MvcTestResult post(String... form) {
        var answer = request(grace, form);
        cookies = answer.getResponse().getCookies();
        return answer;
    }

    private MvcTestResult request(User viewer, String... form) {
        var request = mvc.post().uri("/interviews/several").with(csrf()).with(Staff.as(viewer));
        for (var i = 0; i < form.length; i += 2) request = request.param(form[i], form[i + 1]);
        return request.exchange();
    }

    private static String body(MvcTestResult answer) throws UnsupportedEncodingException {
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString();
    }
}
