package dev.greenroom.dashboard;

import static dev.greenroom.Staff.as;
import static org.assertj.core.api.Assertions.assertThat;

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
import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@GreenroomTest
class DashboardControllerTest {

    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Interviews interviews;

    @Autowired
    Participants participants;

    @Autowired
    Users users;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    User grace;

    @BeforeEach
    void graceStartsWithAnEmptyList() {
        grace = Staff.newcomer(users, "Grace Hopper", Role.INTERVIEWER);
    }

    @Test
    void anEmptyListSaysWhatToDo() throws Exception {
        assertThat(page(grace, "")).contains("No interview is waiting").contains("Create Interview");
        assertThat(page(grace, "?stage=active")).contains("Nobody is in an interview right now");
        assertThat(page(grace, "?stage=finished")).contains("No interview is finished yet");
    }

    @Test
    void theBenchmarksPageIsNotThere() {
        assertThat(mvc.get()
                        .uri("/bench/row?id=" + pending("Ada Lovelace").id())
                        .with(as(grace)))
                .hasStatus(404);
    }

    @Test
    void reviewersAreNotInvitedToCreate() throws Exception {
        assertThat(page(Staff.newcomer(users, "Edsger Dijkstra", Role.REVIEWER), ""))
                .doesNotContain("Create");
    }

    @Test
    void reviewersBeginWhereTheyHaveSomethingToSee() throws Exception {
        var edsger = Staff.newcomer(users, "Edsger Dijkstra", Role.REVIEWER);
        assertThat(page(edsger, "")).containsPattern("stage=finished\"[^>]*aria-current=\"page\"");
        assertThat(page(edsger, "?stage=pending"))
                .contains("You see finished interviews only")
                .doesNotContain("To create one, all you need");
    }

    @Test
    void anUnknownStageOrPlaceIsTheBeginning() throws Exception {
        pending("Ada Lovelace");
        for (var query : new String[] {"?stage=", "?stage=PENDING", "?stage=pending&after=%%%", "?before=bm9uc2Vuc2U"})
            assertThat(page(grace, query)).as(query).contains("Ada Lovelace");
    }

    @Test
    void anAddressThatSomebodyChangedIsThePageWithoutIt() {
        pending("Ada Lovelace");
        var nonsense =
                List.of("nonsense", "%00", "-1", "2026-02-30", "%F0%9F", "%27+or+1=1", "9".repeat(300), "STRONG_NO");
        var names = new ArrayList<>(Filter.NAMES);
        names.addAll(List.of("stage", "after", "before", "created", "cancelled", "finish", "filter", "edited"));
        var others = List.of("", "&q=ada", "&stage=finished", "&filter=&sort=name");
        var asked = 0;
        for (var name : names)
            for (var value : nonsense) {
                var address = "/interviews?" + name + "=" + value + others.get(asked++ % others.size());
                assertThat(mvc.get().uri(URI.create(address)).with(as(grace)))
                        .as(address)
                        .hasStatusOk();
            }
    }

    @Test
    void whatAFormSendsEmptyIsNotInTheAddress() {
        assertThat(mvc.get()
                        .uri(URI.create(
                                "/interviews?stage=finished&interviewer=&label=a%26b&position=&from=&to=&sort="))
                        .with(as(grace)))
                .hasRedirectedUrl("/interviews?stage=finished&label=a%26b");
    }

    @Test
    void moreThanTheFieldTakesIsCut() {
        assertThat(mvc.get()
                        .uri(URI.create("/interviews?label=&q=" + "a".repeat(9_000)))
                        .with(as(grace)))
                .hasRedirectedUrl("/interviews?q=" + "a".repeat(400));
    }

    @Test
    void addressesThatWereSearchedForAreShownToThoseWhoMayChangeThem() throws Exception {
        var barbara = Staff.newcomer(users, "Barbara Liskov", Role.INTERVIEWER);
        var interview = new Interview("Ada King", grace, NOW);
        interview.describe("Ada King", "lovelace@example.com", null);
        interview.assign(Set.of(barbara.id()));
        interviews.save(interview);
        assertThat(page(grace, "?q=lovelace")).contains("<mark>lovelace</mark>@example.com");
        assertThat(page(barbara, "?q=lovelace")).contains("Ada King").doesNotContain("@example.com");
    }

    @Test
    void whatIsFilteredIsSaidAndCanBeTakenOut() throws Exception {
        pending("Ada Lovelace");
        var other = Staff.newcomer(users, "<Other>", Role.INTERVIEWER);
        assertThat(page(grace, "?sort=name&author=" + other.id()))
                .contains("Created by: &lt;Other&gt;", "By name", "Nothing fits this filter")
                .contains("href=\"/interviews?stage=pending&amp;sort=name\"")
                .doesNotContain("Ada Lovelace");
        assertThat(page(grace, "?filter=")).contains("Only where I interview", "Soonest first");
        assertThat(page(grace, "")).doesNotContain("Only where I interview");
    }

    @Test
    void whereDaysDoNotStandTogetherNoHeadingNamesThem() throws Exception {
        pending("Ada Lovelace");
        assertThat(page(grace, "")).contains("Not scheduled");
        assertThat(page(grace, "?sort=name")).contains("Ada Lovelace").doesNotContain("Not scheduled");
    }

    @Test
    void namesAreShownAsTheyAreTyped() throws Exception {
        pending("<b>Ada</b> & \"Co\" محمد");
        assertThat(page(grace, ""))
                .contains("&lt;b&gt;Ada&lt;/b&gt; &amp; &quot;Co&quot; محمد")
                .doesNotContain("<b>Ada");
    }

    @Test
    void whatWasJustCreatedIsFirstWithItsWholeLink() throws Exception {
        var scheduled = new Interview("Alan Turing", grace, NOW);
        scheduled.reschedule(NOW, null);
        interviews.save(scheduled);
        var created = pending("Ada Lovelace");

        var page = page(grace, "?stage=pending&created=" + created.id());
        assertThat(page.indexOf("Ada Lovelace")).isLessThan(page.indexOf("Alan Turing"));
        assertThat(page).contains("http://localhost/i/" + created.token());
        assertThat(page.split("data-copy=", -1)).hasSize(3);
    }

    @Test
    void somebodyElsesNewInterviewIsNotShown() throws Exception {
        var created = pending("Ada Lovelace");
        var barbara = Staff.newcomer(users, "Barbara Liskov", Role.INTERVIEWER);
        assertThat(page(barbara, "?created=" + created.id())).doesNotContain("Ada Lovelace", created.token());
    }

    @Test
    void finishIsOfferedToThoseWithASeat() throws Exception {
        var barbara = Staff.newcomer(users, "Barbara Liskov", Role.INTERVIEWER);
        var interview = new Interview("Ada Lovelace", grace, NOW);
        interview.assign(Set.of(grace.id(), barbara.id()));
        interview.start(NOW);
        interviews.save(interview);
        participants.save(Participant.interviewer(interview, barbara, NOW));

        assertThat(page(barbara, "?stage=active"))
                .contains("Finish Ada Lovelace")
                .contains("Join Ada Lovelace");
        assertThat(page(grace, "?stage=active"))
                .doesNotContain("Finish Ada Lovelace")
                .contains("Join Ada Lovelace");
    }

    @Test
    void editAndCancelAreOfferedToThoseWhoMay() throws Exception {
        var barbara = Staff.newcomer(users, "Barbara Liskov", Role.INTERVIEWER);
        var interview = new Interview("Ada Lovelace", grace, NOW);
        interview.assign(Set.of(barbara.id()));
        interviews.save(interview);

        assertThat(page(grace, "")).contains("Edit Ada Lovelace").contains("Cancel Ada Lovelace");
        assertThat(page(barbara, ""))
                .contains("Copy link for Ada Lovelace")
                .doesNotContain("Edit Ada Lovelace")
                .doesNotContain("Cancel Ada Lovelace");
    }

    @Test
    void nothingOfTheOthersFeedbackIsToldBeforeOnesOwn() throws Exception {
        var barbara = Staff.newcomer(users, "Barbara Liskov", Role.INTERVIEWER);
        var interview = finished("Ada Lovelace", grace, barbara);
        scorecard(interview, barbara, "STRONG_NO");

        assertThat(page(grace, "?stage=finished"))
                .contains(
                        "No verdict yet",
                        "Yours is missing</span> <span>· finished</span> <time",
                        "Waiting for my feedback")
                .doesNotContain("Strong no", "1 of 2", "Missing:");

        scorecard(interview, grace, "YES");
        assertThat(page(grace, "?stage=finished"))
                .contains("2 of 2", "Mixed")
                .doesNotContain("Yours is missing", "Waiting for my feedback");
    }

    @Test
    void aVerdictIsWhatTheScorecardsSay() throws Exception {
        var barbara = Staff.newcomer(users, "Barbara Liskov", Role.INTERVIEWER);
        var interview = finished("Ada Lovelace", grace, barbara);
        scorecard(interview, grace, "YES");
        assertThat(page(grace, "?stage=finished")).contains("<span>Yes</span>");
        scorecard(interview, barbara, "STRONG_YES");
        assertThat(page(grace, "?stage=finished")).contains("Yes to Strong yes");
    }

    @Test
    void whoOwesFeedbackIsNamedToThoseWhoMayKnow() throws Exception {
        var barbara = Staff.newcomer(users, "Barbara Liskov", Role.INTERVIEWER);
        var alan = Staff.newcomer(users, "Alan Turing", Role.INTERVIEWER);
        var interview = finished("Ada Lovelace", grace, barbara, alan);
        scorecard(interview, grace, "YES");
        assertThat(page(grace, "?stage=finished"))
                .contains("1 of 3", "Missing: Alan Turing, Barbara Liskov</span> <span>· finished</span> <time");

        alan.deactivate(NOW);
        users.save(alan);
        assertThat(page(grace, "?stage=finished"))
                .as("nobody waits for who has left")
                .contains("1 of 2", "Missing: Barbara Liskov<");
    }

    @Test
    void whatWasFoundSaysWhatItsStageNeedsToo() throws Exception {
        var done = finished("Ada Lovelace", grace);
        scorecard(done, grace, "YES");
        var late = new Interview("Ada Byron", grace, NOW);
        late.reschedule(null, 30);
        late.start(NOW);
        interviews.save(late);
        var soon = new Interview("Ada King", grace, NOW);
        soon.reschedule(clock.instant().plusSeconds(7_300), null);
        interviews.save(soon);
        assertThat(page(grace, "?q=ada"))
                .contains("1 of 1", "<span>Yes</span>", "1 h 0 min")
                .contains("in 2 hours", "Nobody is assigned yet")
                .containsPattern("data-late=\"yes\"[^>]*>[0-9:]+ over its time")
                .doesNotContain("12:34");
    }

    @Test
    void whatWaitsForOnesFeedbackIsAListOfItsOwn() throws Exception {
        var owed = finished("Ada Lovelace", grace);
        var given = finished("Katherine Johnson", grace);
        scorecard(given, grace, "YES");
        var mine = "?stage=finished&feedback=mine";
        assertThat(page(grace, mine)).contains("Ada Lovelace").doesNotContain("Katherine Johnson");
        assertThat(page(Staff.newcomer(users, "Barbara Liskov", Role.ADMIN), mine))
                .doesNotContain("Ada Lovelace")
                .contains("No feedback is waiting for you");
        scorecard(owed, grace, "NO");
        assertThat(page(grace, mine)).contains("No feedback is waiting for you");
    }

    @Test
    void nobodyFindsTheInterviewTheyWereTheCandidateOf() throws Exception {
        for (var role : Role.values()) {
            var ada = Staff.newcomer(users, "Ada Lovelace", role);
            var interview = new Interview("Ada King", grace, NOW);
            interview.describe("Ada King", " " + ada.email().toUpperCase(Locale.ROOT), null);
            interview.assign(Set.of(ada.id()));
            interview.start(NOW);
            interview.finish(NOW.plusSeconds(3600), null);
            interviews.save(interview);
            participants.save(Participant.interviewer(interview, ada, NOW));
            for (var query : new String[] {
                "?stage=finished", "?stage=finished&feedback=mine", "?q=Ada King", "?q=" + interview.token()
            })
                assertThat(page(ada, query))
                        .as(role + query)
                        .doesNotContain(interview.id().toString());
            assertThat(page(grace, "?q=Ada King")).contains(interview.id().toString());
        }
    }

    @Test
    void timesAreThoseOfTheReadersZone() throws Exception {
        var interview = new Interview("Ada Lovelace", grace, NOW);
        interview.reschedule(Instant.parse("2031-06-02T22:30:00Z"), null);
        interviews.save(interview);

        assertThat(page(grace, "")).contains("Mon 2 Jun 2031, 22:30");
        assertThat(page(grace, "", new Cookie("greenroom-zone", "-/Asia/Tokyo")))
                .contains("Tue 3 Jun 2031, 07:30");
        assertThat(page(grace, "", new Cookie("greenroom-zone", "-/Nowhere/Else")))
                .contains("Mon 2 Jun 2031, 22:30");
    }

    @Test
    void aPageOfFiftyAsksTheDatabaseNoOftenerThanAPageOfFive() throws Exception {
        for (var i = 0; i < 5; i++) withPeople();
        var five = statements();
        for (var i = 0; i < 45; i++) withPeople();
        assertThat(statements()).isEqualTo(five).isLessThan(12);
    }

    @Test
    void theFileOfASearchIsSaidToHoldWhatIsShown() throws Exception {
        var words = "The file will contain only the 50 shown here.";
        for (var i = 0; i < InterviewSearch.MOST; i++) pending("Ada Lovelace");
        assertThat(page(grace, "?q=lovelace")).contains("Export as CSV").doesNotContain(words);
        pending("Ada Lovelace");
        assertThat(page(grace, "?q=lovelace")).contains("Export as CSV", words);
        assertThat(page(grace, "?q=lovelace&stage=pending")).contains("Export as CSV", words);
        assertThat(page(grace, ""))
                .as("all of a list")
                .contains("Export as CSV")
                .doesNotContain(words);
    }

    private void withPeople() {
        var assigned = Staff.newcomer(users, "Barbara Liskov", Role.INTERVIEWER);
        var interview = new Interview("Ada Lovelace", grace, NOW);
        interview.assign(Set.of(assigned.id()));
        interviews.save(interview);
        participants.save(Participant.interviewer(interview, grace, NOW));
    }

    private long statements() throws Exception {
        return Statements.during(() -> page(grace, ""));
    }

    private Interview pending(String name) {
        return interviews.save(new Interview(name, grace, NOW));
    }

    private Interview finished(String name, User... interviewers) {
        return Ended.interview(interviews, participants, NOW, name, interviewers);
    }

    private void scorecard(Interview interview, User author, String recommendation) {
        Ended.judge(jdbc, interview, author, recommendation);
    }

    private String page(User viewer, String query, Cookie... cookies) throws UnsupportedEncodingException {
        var request = mvc.get().uri("/interviews" + query).with(as(viewer));
        if (cookies.length > 0) request.cookie(cookies);
        var answer = request.exchange();
        assertThat(answer).hasStatusOk().hasViewName("dashboard/list");
        return answer.getResponse().getContentAsString();
    }
}
