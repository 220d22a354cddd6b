package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import dev.greenroom.account.Role;
import dev.greenroom.account.User;
import dev.greenroom.interview.Attendance;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import dev.greenroom.interview.Stage;
import dev.greenroom.recording.Recordings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What everybody has left and nobody finished. */
@GreenroomTest
class IdleInterviewsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(60);

    @Autowired
    Seating seating;

    @Autowired
    Rooms rooms;

    @Autowired
    Interviews interviews;

    @Autowired
    Attendance attendance;

    @Autowired
    Recordings recordings;

    @Autowired
    Presence presence;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    User grace;
    Interview interview;
    String ada;
    String cookie;

    @BeforeEach
    void anActiveInterview() {
        grace = seating.staff("Grace Hopper", Role.INTERVIEWER);
        interview = seating.interview(grace);
        ada = seating.candidate(interview, "Ada");
        cookie = seating.interviewer(interview, grace);
    }

    @Test
    void isFinishedAndSaysSo() {
        seenLast(PATIENCE.plusMinutes(1));
        check();
        assertThat(stage()).isEqualTo(Stage.FINISHED);
        assertThat(interviews.get(interview.id()).finishedBy()).isNull();
        var lines = new ArrayList<String>();
        recordings.forEachAfter(interview.id(), 0, event -> lines.add(event.line()));
        assertThat(lines.getLast()).contains("\"type\":\"finished\"", "\"cause\":\"deserted\"");
    }

    @Test
    void goesOnWhereSomebodyWasThereALittleAgo() {
        seenLast(PATIENCE.minusMinutes(1));
        check();
        assertThat(stage()).isEqualTo(Stage.ACTIVE);
    }

    @Test
    void goesOnWhileSomebodyIsThereWhateverTheDatabaseSays() {
        try (var hers = seating.connect(interview, cookie).hello()) {
            hers.await("snapshot");
            seenLast(PATIENCE.plusMinutes(1));
            check();
            assertThat(stage()).isEqualTo(Stage.ACTIVE);
        }
    }

    @Test
    void presenceIsWrittenDownWithinSeconds() throws InterruptedException {
        try (var his = seating.connect(interview, ada).hello()) {
            his.await("snapshot");
            presence.write();
            assertThat(isThere(clock.instant())).isTrue();
            assertThat(isThere(clock.instant().plusSeconds(120)))
                    .as("long after a server died")
                    .isFalse();
        }
        var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (isThere(clock.instant()) && System.nanoTime() < end) Thread.sleep(100);
        assertThat(isThere(clock.instant())).isFalse();
    }

    /** The candidate, as lists say it. */
    private boolean isThere(Instant now) {
        return attendance.of(List.of(interview.id()), now).stream()
                .filter(Attendance.Seat::isCandidate)
                .findFirst()
                .orElseThrow()
                .present();
    }

    private void check() {
        new IdleInterviews(rooms, jdbc, clock, PATIENCE).finish();
    }

    /** Nobody has been seen since then, nor did the interview begin later. */
    private void seenLast(Duration ago) {
        var then = java.sql.Timestamp.from(clock.instant().minus(ago));
        jdbc.sql("update interview set started_at = ? where id = ?")
                .params(then, interview.id())
                .update();
        jdbc.sql("update participant set seen_at = ? where interview_id = ?")
                .params(then, interview.id())
                .update();
    }

    private Stage stage() {
        return interviews.get(interview.id()).stage();
    }
}
