package dev.greenroom.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import dev.greenroom.Staff;
import dev.greenroom.account.Role;
import dev.greenroom.account.User;
import dev.greenroom.account.Users;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import dev.greenroom.interview.Participant;
import dev.greenroom.interview.Participants;
import dev.greenroom.statistics.Statistics.Figures;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** In weeks long ago, one for each test, in which nobody else does anything. */
@GreenroomTest
class StatisticsTest {

    private static final AtomicInteger USED = new AtomicInteger();

    @Autowired
    Statistics statistics;

    @Autowired
    WeeklyCount weekly;

    @Autowired
    Interviews interviews;

    @Autowired
    Participants participants;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester mvc;

    final LocalDate week = LocalDate.parse("2003-01-06").plusWeeks(USED.getAndAdd(3));
    final Instant monday = week.atTime(9, 0).toInstant(ZoneOffset.UTC);

    User grace;
    User alan;
    User admin;
    User reviewer;

    @BeforeEach
    void people() {
        grace = Staff.newcomer(users, "Grace Hopper", Role.INTERVIEWER);
        alan = Staff.newcomer(users, "Alan Turing", Role.INTERVIEWER);
        admin = Staff.newcomer(users, "Barbara Liskov", Role.ADMIN);
        reviewer = Staff.newcomer(users, "Edsger Dijkstra", Role.REVIEWER);
    }

    @Test
    void countHowFarInterviewsComeAndHowLongThingsTake() {
        pending();
        finished(30, grace);
        var both = finished(60, grace, alan);
        scorecard(both, grace, 10);
        scorecard(both, alan, 1_234);

        var all = figures(admin);
        assertThat(funnel(all)).containsExactly("CREATED 3", "STARTED 2", "FINISHED 2", "COMPLETE 1");
        assertThat(all.total()).isEqualTo(2);
        assertThat(all.hours()).extracting(Statistics.Line::number).containsExactly(5_400L, 3_600L);
        assertThat(all.median()).as("the lower of two").isEqualTo(10);
        assertThat(funnel(figures(reviewer))).containsExactly("FINISHED 2", "COMPLETE 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 99, 100, 104, 105, 994, 995, 9_949, 9_950, 99_499, 99_500, 994_999, 995_000, 12_345_678})
    void sayHowLongFeedbackTookInTwoDigits(int minutes) {
        scorecard(finished(30, grace), grace, minutes);
        var twoDigits = new BigDecimal(minutes).round(new MathContext(2, RoundingMode.HALF_UP));
        assertThat(figures(grace).median()).isEqualTo(twoDigits.longValueExact());
    }

    @Test
    void followWhatChanges() {
        var interview = finished(30, grace);
        assertThat(funnel(figures(admin))).endsWith("COMPLETE 0");
        scorecard(interview, grace, 1_234);
        var after = figures(admin);
        assertThat(funnel(after)).endsWith("COMPLETE 1");
        assertThat(after.median()).as("in two digits").isEqualTo(1_200);

        var gone = pending();
        gone.cancel(monday);
        interviews.save(gone);
        assertThat(funnel(figures(admin))).startsWith("CREATED 1");
    }

    @Test
    void waitForNobodyForWhomListsDoNotWait() {
        var both = finished(60, grace, alan);
        finished(30, alan);
        assertThat(funnel(figures(admin))).endsWith("COMPLETE 0");
        scorecard(both, grace, 10);
        assertThat(funnel(figures(admin))).endsWith("COMPLETE 0");
        alan.deactivate(end(both));
        alan = users.save(alan);
        assertThat(funnel(figures(admin))).as("one has nobody's feedback").endsWith("COMPLETE 1");
        assertThat(mvc.get()
                        .uri("/interviews?stage=finished&author=" + grace.id())
                        .with(Staff.as(admin)))
                .bodyText()
                .contains("1 of 1");

        becomes("deactivated_at = null");
        assertThat(funnel(figures(admin))).endsWith("COMPLETE 0");
        becomes("role = 'REVIEWER'");
        assertThat(funnel(figures(admin))).as("who interviews no longer").endsWith("COMPLETE 1");
    }

    @Test
    void tellAnInterviewerOfTheirOwnAndOfTheirOwnFeedbackOnly() {
        finished(45, alan);
        var both = finished(60, grace, alan);
        scorecard(both, alan, 7);

        var hers = figures(grace);
        assertThat(funnel(hers)).containsExactly("CREATED 1", "STARTED 1", "FINISHED 1", "GIVEN 0");
        assertThat(hers.hours()).singleElement().satisfies(line -> {
            assertThat(line.name()).isEqualTo("Grace Hopper");
            assertThat(line.hours()).isEqualTo(1.0);
        });
        assertThat(hers.median()).as("nobody else's").isNull();

        scorecard(both, grace, 20);
        assertThat(funnel(figures(grace))).endsWith("GIVEN 1");
        assertThat(figures(grace).median()).isEqualTo(20);
        assertThat(figures(Staff.newcomer(users, "Mary Jackson", Role.INTERVIEWER))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void tellNobodyWhoInterviewedOfOthersFeedbackBeforeTheirOwn() {
        var both = finished(60, admin, grace);
        scorecard(both, grace, 7);
        assertThat(figures(admin).median()).isNull();
        assertThat(figures(reviewer).median()).isEqualTo(7);
        scorecard(both, admin, 50);
        assertThat(figures(admin).median()).isEqualTo(7);
    }

    @Test
    void leaveOutTheInterviewInWhichTheViewerWasTheCandidate() {
        var about = interview();
        about.describe("Barbara", admin.email(), null);
        finish(about, 60, grace);
        finish(interview(), 30, grace);
        assertThat(figures(admin).total()).isEqualTo(1);
        assertThat(funnel(figures(admin))).startsWith("CREATED 1");
        assertThat(figures(admin).hours())
                .singleElement()
                .satisfies(line -> assertThat(line.hours()).isEqualTo(0.5));
        assertThat(figures(reviewer).total()).isEqualTo(2);
    }

    @Test
    void takeTheFirstOfSomebodysFeedbacksOnAnInterview() {
        var interview = finished(30, grace);
        var card = scorecard(interview, grace, 5_000);
        jdbc.sql("insert into earlier_scorecard values (?, ?, 'NO', '', ?)")
                .params(UUID.randomUUID(), card, Timestamp.from(end(interview).plusSeconds(600)))
                .update();
        assertThat(figures(grace).median()).isEqualTo(10);
    }

    @Test
    void saySinceWhenSomethingIsNotCountedYet() {
        weekly.count();
        pending();
        assertThat(weekly.upTo()).isBeforeOrEqualTo(Instant.now());
        assertThat(jdbc.sql("select count(*) from week_to_count where week = ?")
                        .param(week)
                        .query(Integer.class)
                        .single())
                .isPositive();
        weekly.count();
        assertThat(jdbc.sql("select count(*) from week_to_count where week = ?")
                        .param(week)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** In years of its own: of a long span whole months are read, and the weeks before and after them. */
    @Test
    void areTheSameByMonthAsByWeek() {
        var within = List.of("2001-01-15", "2001-01-29", "2001-02-05", "2001-09-24", "2002-03-25", "2002-04-08");
        for (var day : within) scorecard(finishedOn(day, 30), grace, 10);
        for (var day : List.of("2001-01-08", "2002-04-15")) finishedOn(day, 30);
        weekly.count();
        var span = new Span(LocalDate.parse("2001-01-15"), LocalDate.parse("2002-04-08"), "dates");
        assertThat(Step.of(span)).isEqualTo(Step.MONTH);

        var all = statistics.of(admin, span);
        assertThat(all.total()).isEqualTo(6);
        assertThat(funnel(all)).containsExactly("CREATED 6", "STARTED 6", "FINISHED 6", "COMPLETE 6");
        assertThat(all.held().marks().stream().filter(mark -> mark.value() > 0))
                .extracting(mark -> mark.begin() + " " + mark.value())
                .containsExactly("2001-01-01 2", "2001-02-01 1", "2001-09-01 1", "2002-03-01 1", "2002-04-01 1");
        assertThat(all.median()).isEqualTo(10);
        assertThat(all.hours())
                .singleElement()
                .satisfies(line -> assertThat(line.hours()).isEqualTo(3.0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?range=all",
                "?range=12-months",
                "?from=x&to=%00",
                "?from=2026-02-30",
                "?from=2199-01-01&to=2000-01-01"
            })
    void areAPageWhateverItsAddressSays(String query) {
        finished(30, grace);
        for (var viewer : List.of(grace, admin, reviewer))
            assertThat(mvc.get().uri("/statistics" + query).with(Staff.as(viewer)))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Statistics", "Last 3 months");
    }

    /** As the page of accounts would write it. */
    private void becomes(String what) {
        jdbc.sql("update staff set " + what + " where id = ?").param(alan.id()).update();
    }

    private static List<String> funnel(Figures figures) {
        return figures.funnel().stream()
                .map(line -> line.name() + " " + line.number())
                .toList();
    }

    private Figures figures(User viewer) {
        weekly.count();
        return statistics.of(viewer, new Span(week, week, "dates"));
    }

    private Interview interview() {
        return new Interview("Ada Lovelace", grace, monday);
    }

    private Interview pending() {
        return interviews.save(interview());
    }

    private Interview finished(int minutes, User... interviewers) {
        return finish(new Interview("Ada Lovelace", interviewers[0], monday), minutes, interviewers);
    }

    private Interview finishedOn(String day, int minutes) {
        var begin = LocalDate.parse(day).atTime(9, 0).toInstant(ZoneOffset.UTC);
        return finish(new Interview("Ada Lovelace", grace, begin), begin, minutes, grace);
    }

    private Interview finish(Interview interview, int minutes, User... interviewers) {
        return finish(interview, monday, minutes, interviewers);
    }

    private Interview finish(Interview interview, Instant begin, int minutes, User... interviewers) {
        interview.start(begin);
        interview.finish(begin.plus(Duration.ofMinutes(minutes)), null);
        interviews.save(interview);
        for (var user : interviewers) participants.save(Participant.interviewer(interview, user, begin));
        return interview;
    }

    private UUID scorecard(Interview interview, User author, int minutesLater) {
        var id = UUID.randomUUID();
        jdbc.sql("insert into scorecard values (?, ?, ?, 'YES', '', ?, 0)")
                .params(
                        id,
                        interview.id(),
                        author.id(),
                        Timestamp.from(end(interview).plus(Duration.ofMinutes(minutesLater))))
                .update();
        return id;
    }

    private static Instant end(Interview interview) {
        return Objects.requireNonNull(interview.finishedAt());
    }
}
