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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
        var seen = new ArrayList<UUID>();
        var page = list.first(grace, all(stage));
        while (true) {
            page.rows().forEach(row -> seen.add(row.id()));
            if (page.next() == null) return seen;
            page = list.after(grace, all(stage), page.next());
        }
    }

    /** Everything, as by pressing Previous from the last page to the first. */
    private List<UUID> back(Stage stage) {
        var page = list.first(grace, all(stage));
        while (page.next() != null) page = list.after(grace, all(stage), page.next());
        var seen = new ArrayList<UUID>();
        while (true) {
            var rows = page.rows().stream()
                    .map(Interview::id)
                    .filter(id -> !seen.contains(id))
                    .toList();
            seen.addAll(0, rows);
            if (page.previous() == null) return seen;
            page = list.before(grace, all(stage), page.previous());
        }
    }

    private long stored(String condition) {
        return jdbc.sql("select count(*) from interview where " + condition)
                .query(Long.class)
                .single();
    }
}
