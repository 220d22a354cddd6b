package dev.greenroom.dashboard;

import static dev.greenroom.dashboard.InterviewList.Which.all;
import static dev.greenroom.interview.Stage.ACTIVE;
import static dev.greenroom.interview.Stage.FINISHED;
import static dev.greenroom.interview.Stage.PENDING;
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
import dev.greenroom.interview.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GreenroomTest
class InterviewListTest {

    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @Autowired
    InterviewList list;

    @Autowired
    StageCounts counts;

    @Autowired
    Interviews interviews;

    @Autowired
    Participants participants;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    User grace;

    @BeforeEach
    void graceStartsWithAnEmptyList() {
        grace = Staff.newcomer(users, "Grace Hopper", Role.INTERVIEWER);
    }

    @Test
    void pendingIsSoonestFirstAndThenTheUnscheduledNewestFirst() {
        var older = pending(null);
        var newer = pending(null);
        var tomorrow = pending(NOW.plus(Duration.ofDays(1)));
        var today = pending(NOW.plusSeconds(60));

        assertThat(list.first(grace, all(PENDING)).rows())
                .extracting(Interview::id)
                .containsExactly(today, tomorrow, newer, older);
    }

    @Test
    void activeIsLongestRunningFirst() {
        var late = active(NOW);
        var early = active(NOW.minusSeconds(3600));

        assertThat(list.first(grace, all(ACTIVE)).rows())
                .extracting(Interview::id)
                .containsExactly(early, late);
    }

    @Test
    void finishedIsLastFinishedFirst() {
        var early = finished(NOW.minusSeconds(3600));
        var late = finished(NOW);

        assertThat(list.first(grace, all(FINISHED)).rows())
                .extracting(Interview::id)
                .containsExactly(late, early);
    }

    @Test
    void pagesMeetInTheMiddleOfWhatIsEquallySoon() {
        var scheduled =
                IntStream.range(0, 30).mapToObj(i -> pending(NOW)).toList().reversed();
        var unscheduled =
                IntStream.range(0, 90).mapToObj(i -> pending(null)).toList().reversed();
        var all = new ArrayList<UUID>(scheduled);
        all.addAll(unscheduled);

        assertThat(forth(PENDING)).containsExactlyElementsOf(all);
        assertThat(back(PENDING)).containsExactlyElementsOf(all);
    }

    @Test
    void pagesMeetWhereSeveralBeganOrEndedAtOnce() {
        IntStream.range(0, 60).forEach(i -> active(NOW));
        IntStream.range(0, 60).forEach(i -> finished(NOW));

        assertThat(forth(ACTIVE)).hasSize(60).doesNotHaveDuplicates().containsExactlyElementsOf(back(ACTIVE));
        assertThat(forth(FINISHED)).hasSize(60).doesNotHaveDuplicates().containsExactlyElementsOf(back(FINISHED));
    }

    @Test
    void rowsThatComeMeanwhileShiftNothing() {
        IntStream.range(0, 60).forEach(i -> pending(NOW.plusSeconds(i)));
        var first = list.first(grace, all(PENDING));
        var second = list.after(grace, all(PENDING), first.next()).rows();

        pending(NOW.minusSeconds(1));

        assertThat(list.after(grace, all(PENDING), first.next()).rows())
                .extracting(Interview::id)
                .containsExactlyElementsOf(second.stream().map(Interview::id).toList());
    }

    @Test
    void aPageThatIsGoneIsTheFirstAgain() {
        pending(NOW);
        var beyond = new Place(NOW.plusSeconds(1), UUID.randomUUID());

        assertThat(list.after(grace, all(PENDING), beyond).rows()).hasSize(1);
        assertThat(list.after(grace, all(PENDING), beyond).previous()).isNull();
    }

    @Test
    void aFullPageIsFollowedByNoEmptyOne() {
        IntStream.range(0, InterviewList.PAGE).forEach(i -> pending(NOW));

        assertThat(list.first(grace, all(PENDING)).next()).isNull();
    }

    @Test
    void interviewersSeeWhatTheyCreatedAreAssignedToOrJoined() {
        var barbara = Staff.newcomer(users, "Barbara Liskov", Role.INTERVIEWER);
        var created = pending(null);
        var assigned = interviews.save(assigned(barbara, grace));
        var joined = interviews.save(new Interview("Ada Lovelace", barbara, NOW));
        participants.save(Participant.interviewer(joined, grace, NOW));
        interviews.save(new Interview("Ada Lovelace", barbara, NOW));

        assertThat(list.first(grace, all(PENDING)).rows())
                .extracting(Interview::id)
                .containsExactlyInAnyOrder(created, assigned.id(), joined.id());
        assertThat(counts.of(grace)).containsEntry(PENDING, 3L);
    }

    @Test
    void recruitersAndAdminsSeeEverybodys() {
        pending(null);
        for (var role : List.of(Role.ADMIN, Role.RECRUITER)) {
            var seen = counts.of(Staff.newcomer(users, "Mary Jackson", role));
            assertThat(seen.get(PENDING)).isEqualTo(stored("stage = 'PENDING' and cancelled_at is null"));
            assertThat(seen.get(FINISHED)).isEqualTo(stored("stage = 'FINISHED'"));
        }
    }

    @Test
    void reviewersSeeWhatIsFinishedAndNothingElse() {
        pending(null);
        active(NOW);
        finished(NOW);
        var edsger = Staff.newcomer(users, "Edsger Dijkstra", Role.REVIEWER);

        assertThat(list.first(edsger, all(PENDING)).rows()).isEmpty();
        assertThat(list.first(edsger, all(ACTIVE)).rows()).isEmpty();
        assertThat(list.first(edsger, all(FINISHED)).rows()).isNotEmpty();
        assertThat(counts.of(edsger))
                .containsEntry(PENDING, 0L)
                .containsEntry(ACTIVE, 0L)
                .containsEntry(FINISHED, stored("stage = 'FINISHED'"));
    }

    @Test
    void cancelledOnesAreNeitherShownNorCounted() {
        var interview = new Interview("Ada Lovelace", grace, NOW);
        interview.cancel(NOW);
        interviews.save(interview);

        assertThat(list.first(grace, all(PENDING)).rows()).isEmpty();
        assertThat(counts.of(grace)).containsEntry(PENDING, 0L);
    }

    @Test
    void filtersByWhoForWhatAndWhen() {
        var barbara = Staff.newcomer(users, "Barbara Liskov", Role.ADMIN);
        var edsger = Staff.newcomer(users, "Edsger Dijkstra", Role.INTERVIEWER);
        var analyst = finished(NOW, barbara, "Ada Lovelace", "Analyst " + barbara.id(), "Engines");
        var engineer = finished(NOW.minus(Duration.ofDays(2)), barbara, "Mary Jackson", "Engineer", "Wind");
        var assigned = interviews.save(assigned(barbara, edsger)).id();
        participants.save(Participant.interviewer(interviews.get(engineer), edsger, NOW));
        var mine = Map.of("author", barbara.id().toString());

        assertThat(filtered(barbara, FINISHED, mine)).containsExactly(analyst, engineer);
        assertThat(filtered(grace, FINISHED, mine)).as("not hers to see").isEmpty();
        assertThat(filtered(barbara, FINISHED, mine, "position", "aNALYST " + barbara.id()))
                .containsExactly(analyst);
        assertThat(filtered(barbara, FINISHED, mine, "label", "WIND")).containsExactly(engineer);
        assertThat(filtered(barbara, FINISHED, mine, "from", "2026-11-22")).containsExactly(analyst);
        assertThat(filtered(barbara, FINISHED, mine, "to", "2026-11-22")).containsExactly(engineer);
        assertThat(filtered(barbara, FINISHED, Map.of("interviewer", edsger.id().toString())))
                .containsExactly(engineer);
        assertThat(filtered(barbara, PENDING, Map.of("interviewer", edsger.id().toString())))
                .containsExactly(assigned);
        assertThat(filtered(barbara, PENDING, Map.of("interviewer", barbara.id().toString())))
                .as("she only created it")
                .isEmpty();
        assertThat(filtered(edsger, FINISHED, Map.of("mine", "yes"))).containsExactly(engineer);
        assertThat(filtered(barbara, FINISHED, Map.of("mine", "yes"))).isEmpty();
        assertThat(filtered(barbara, PENDING, mine, "from", "2026-01-01"))
                .as("at no time is at none of these days")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"İstanbul", "ΣΟΦΟΣ", "ΟΔΟΣ ΤΗΣ", "STRASSE", "ŁÓDŹ", "Ǆ", "DŽ", "K"})
    void labelsAndPositionsAreFoundByTheirOwnLetters(String word) {
        var found = finished(NOW, grace, "Ada Lovelace", word, word);
        finished(NOW, grace, "Mary Jackson", "Engineer", "Wind");
        assertThat(filtered(grace, FINISHED, Map.of("position", word))).containsExactly(found);
        assertThat(filtered(grace, FINISHED, Map.of("label", word))).containsExactly(found);
        var admin = Staff.newcomer(users, "Barbara Liskov", Role.ADMIN);
        var hers = Map.of("author", grace.id().toString(), "label", word, "position", word);
        assertThat(filtered(admin, FINISHED, hers)).as("among everybody's").containsExactly(found);
    }

    @Test
    void aRecommendationIsFoundOnlyByThoseWhoMayReadIt() {
        var barbara = Staff.newcomer(users, "Barbara Liskov", Role.INTERVIEWER);
        var interview = interviews.get(finished(NOW));
        for (var user : List.of(grace, barbara)) participants.save(Participant.interviewer(interview, user, NOW));
        submits(interview, barbara, "STRONG_NO");

        var strongNo = Map.of("recommendation", "strong-no");
        assertThat(filtered(barbara, FINISHED, strongNo)).containsExactly(interview.id());
        assertThat(filtered(grace, FINISHED, strongNo)).as("before her own").isEmpty();
        var author = Map.of("author", grace.id().toString());
        for (var role : List.of(Role.ADMIN, Role.RECRUITER, Role.REVIEWER)) {
            var reader = Staff.newcomer(users, "Mary Jackson", role);
            assertThat(filtered(reader, FINISHED, author, "recommendation", "strong-no"))
                    .containsExactly(interview.id());
            if (role == Role.REVIEWER) continue;
            participants.save(Participant.interviewer(interview, reader, NOW));
            assertThat(filtered(reader, FINISHED, author, "recommendation", "strong-no"))
                    .as(role + " who interviewed")
                    .isEmpty();
        }
        submits(interview, grace, "YES");
        assertThat(filtered(grace, FINISHED, strongNo)).containsExactly(interview.id());
        assertThat(filtered(grace, FINISHED, Map.of("recommendation", "no"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, usual", "PENDING, newest", "PENDING, name",
        "ACTIVE, usual", "ACTIVE, newest", "ACTIVE, name",
        "FINISHED, usual", "FINISHED, oldest", "FINISHED, name"
    })
    void pagesOfEverySortMeet(Stage stage, String sort) {
        for (var i = 0; i < 110; i++) {
            var interview = new Interview(i % 3 == 0 ? "Ada Lovelace" : "Ada " + i, grace, NOW.plusSeconds(i % 4));
            interview.reschedule(i % 2 == 0 ? null : NOW.plusSeconds(i / 10), null);
            if (stage != PENDING) interview.start(NOW.plusSeconds(i / 9));
            if (stage == FINISHED) interview.finish(NOW.plusSeconds(100 + i / 8), null);
            interviews.save(interview);
        }
        var which = new InterviewList.Which(stage, Filter.of(Map.of("sort", sort), ZoneOffset.UTC));
        assertThat(forth(which)).hasSize(110).doesNotHaveDuplicates().containsExactlyElementsOf(back(which));
        var names = list.first(grace, which).rows().stream().map(Interview::nameFolded);
        if (sort.equals("name")) assertThat(names).isSorted();
        var another = new Place(sort.equals("name") ? NOW : " ada", UUID.randomUUID()).text();
        var first = list.first(grace, which).next();
        assertThat(list.page(grace, which, another, null).next()).isEqualTo(first);
        assertThat(list.page(grace, which, null, another).next()).isEqualTo(first);
    }

    private List<UUID> filtered(User viewer, Stage stage, Map<String, String> parameters, String... more) {
        var all = new HashMap<>(parameters);
        for (var i = 0; i < more.length; i += 2) all.put(more[i], more[i + 1]);
        return list.first(viewer, new InterviewList.Which(stage, Filter.of(all, ZoneOffset.UTC))).rows().stream()
                .map(Interview::id)
                .toList();
    }

    private UUID finished(Instant at, User author, String name, String position, String label) {
        var interview = new Interview(name, author, at);
        interview.describe(name, null, position);
        interview.label(List.of(label));
        interview.start(at);
        interview.finish(at, null);
        return interviews.save(interview).id();
    }

    private void submits(Interview interview, User author, String recommendation) {
        jdbc.sql("insert into scorecard values (:id, :interview, :author, :recommendation, '', now(), 0)")
                .param("id", UUID.randomUUID())
                .param("interview", interview.id())
                .param("author", author.id())
                .param("recommendation", recommendation)
                .update();
    }

    private Interview assigned(User author, User interviewer) {
        var interview = new Interview("Ada Lovelace", author, NOW);
        interview.assign(Set.of(interviewer.id()));
        return interview;
    }

    private UUID pending(Instant startsAt) {
        var interview = new Interview("Ada Lovelace", grace, NOW);
        interview.reschedule(startsAt, null);
        return interviews.save(interview).id();
    }

    private UUID active(Instant startedAt) {
        var interview = new Interview("Ada Lovelace", grace, NOW);
        interview.start(startedAt);
        return interviews.save(interview).id();
    }

    private UUID finished(Instant finishedAt) {
        var interview = new Interview("Ada Lovelace", grace, NOW);
        interview.start(finishedAt.minusSeconds(3600));
        interview.finish(finishedAt, null);
        return interviews.save(interview).id();
    }

    /** Everything, as by pressing Next to the end. */
    private List<UUID> forth(Stage stage) {
        return forth(all(stage));
    }

    private List<UUID> forth(InterviewList.Which which) {
        var seen = new ArrayList<UUID>();
        var page = list.first(grace, which);
        while (true) {
            page.rows().forEach(row -> seen.add(row.id()));
            if (page.next() == null) return seen;
            page = list.after(grace, which, page.next());
        }
    }

    /** Everything, as by pressing Previous from the last page to the first. */
    private List<UUID> back(Stage stage) {
        return back(all(stage));
    }

    private List<UUID> back(InterviewList.Which which) {
        var page = list.first(grace, which);
        while (page.next() != null) page = list.after(grace, which, page.next());
        var seen = new ArrayList<UUID>();
        while (true) {
            var rows = page.rows().stream()
                    .map(Interview::id)
                    .filter(id -> !seen.contains(id))
                    .toList();
            seen.addAll(0, rows);
            if (page.previous() == null) return seen;
            page = list.before(grace, which, page.previous());
        }
    }

    private long stored(String condition) {
        return jdbc.sql("select count(*) from interview where " + condition)
                .query(Long.class)
                .single();
    }
}
