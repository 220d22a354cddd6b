package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.ApplicationProcess;
import dev.greenroom.GreenroomTest;
import dev.greenroom.account.Role;
import dev.greenroom.interview.Participants;
import dev.greenroom.recording.EventLog;
import dev.greenroom.recording.Recordings;
import dev.greenroom.recording.RoomEvent.Said;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.data.domain.Limit;
import tools.jackson.databind.json.JsonMapper;

/** Two nodes believe that they own a room: the recording decides, and whoever was wrong loads it again. */
@GreenroomTest
class FencedRoomTest {

    @Autowired
    Seating seating;

    @Autowired
    SimulatedRooms rooms;

    @Autowired
    Rooms inMemory;

    @Autowired
    EventLog eventLog;

    @Autowired
    Recordings recordings;

    @Autowired
    Participants participants;

    @Autowired
    Clock clock;

    @Autowired
    JdbcConnectionDetails database;

    @Test
    void aRoomThatOnlyListensNoticesWhatAnotherNodeWrote() {
        var grace = seating.staff("Grace Hopper", Role.INTERVIEWER);
        var interview = seating.interview(grace);
        var cookie = seating.interviewer(interview, grace);
        try (var listening = seating.connect(interview, cookie).hello()) {
            listening.await("snapshot");

            say(interview.id(), "Written elsewhere");

            assertThat(listening.awaitClose()).isEqualTo(1012);
        }
        try (var back = seating.connect(interview, cookie).hello()) {
            assertThat(back.await("snapshot").toString()).contains("Written elsewhere");
        }
    }

    @Test
    void aRoomThatWritesNoticesAtOnceAndItsWriterTriesAgain() {
        var grace = seating.staff("Grace Hopper", Role.INTERVIEWER);
        var interview = seating.interview(grace);
        var cookie = seating.interviewer(interview, grace);
        var message = "{\"type\":\"say\",\"client\":\"g\",\"n\":1,\"text\":\"Written here\"}";
        try (var writing = seating.connect(interview, cookie).hello()) {
            writing.await("snapshot");
            say(interview.id(), "Written elsewhere");
            writing.send(message);
            assertThat(writing.awaitClose()).isEqualTo(1012);
        }
        try (var back = seating.connect(interview, cookie).hello()) {
            assertThat(back.await("snapshot").toString())
                    .contains("Written elsewhere")
                    .doesNotContain("Written here");
            back.send(message);
            assertThat(back.awaitEvent("said").get("text").asString()).isEqualTo("Written here");
        }
    }

    @Test
    @Tag("long")
    void peopleOnTwoNodesEndInOneText(@TempDir Path dataDir) throws Exception {
        var name = "two nodes";
        var seed = SimulatedRooms.seed(name);
        var room = rooms.open(seed);
        try (var second = ApplicationProcess.start(dataDir, ApplicationProcess.freePort(), sameDatabase());
                var ada = room.candidate(Ordeal.LINE).join();
                var grace = room.behind(second.port()).interviewer(Ordeal.LINE).join()) {
            // Each edit here makes the room there load again: at a hundred a second nobody there would ever get a word
            // in.
            var ordeal = new Ordeal(name, seed, Ordeal.HUMAN, ada, grace);
            ordeal.typeThrough(() -> ordeal.strike(ordeal::awaitReceipts));
            ordeal.requireNothingLost(room.recording());
        }
    }

    /** Over an older snapshot nobody could rebase what they still have to send. */
    @Test
    void aRoomThatKnowsLessThanWhoComesLoadsAgain() {
        var grace = seating.staff("Grace Hopper", Role.INTERVIEWER);
        var interview = seating.interview(grace);
        var cookie = seating.interviewer(interview, grace);
        for (var move = 1; move <= 5; move++) {
            // It is in memory here, and another node writes.
            inMemory.get(interview.id()).settle();
            say(interview.id(), "Written elsewhere", move);
            var seen = recordings.head(interview.id());
            try (var moved = seating.connect(interview, cookie).hello(seen)) {
                assertThat(moved.await("welcome").get("head").asLong()).isGreaterThanOrEqualTo(seen);
                moved.await("running");
                assertThat(moved.heard()).doesNotContain("\"snapshot\"");
            }
        }
        try (var restored = seating.connect(interview, cookie).hello(1_000)) {
            restored.await("snapshot");
        }
    }

    @Test
    void finishFromWhereTheRoomIsNotTellsNobodyThatTheServerRestarted() {
        try (var both = seating.both()) {
            // The sockets stay the other node's.
            inMemory.get(both.interview().id()).drop();
            inMemory.in(both.interview().id(), room -> room.finish(both.user().id()));
            assertThat(types(both.interview().id()))
                    .doesNotContain("interrupted")
                    .endsWith("finished");
        }
    }

    @Test
    void finishIsTriedAgainWhenAnotherNodeWasQuicker() {
        try (var both = seating.both()) {
            var id = both.interview().id();
            var grace = participants.findByInterviewIdOrderByEnteredAt(id).getFirst();
            var met = new ArrayList<Room>();
            inMemory.in(id, room -> {
                met.add(room);
                if (met.size() == 1) say(id, "Before it is written here", 1);
                if (met.size() == 2) {
                    room.settle();
                    say(id, "While something is on its way", 2);
                    room.rehearse(grace.id(), _ -> new Said("here", 1, "Lost"));
                }
                room.finish(both.user().id());
            });
            assertThat(met).hasSize(3);
            assertThat(types(id)).endsWith("said", "said", "finished");
        }
    }

    private List<String> types(UUID interview) {
        var types = new ArrayList<String>();
        recordings.forEachAfter(
                interview,
                0,
                event -> types.add(
                        JsonMapper.shared().readTree(event.line()).get("type").asString()));
        return types;
    }

    @Test
    @Tag("long")
    void whoMovesBetweenTwoNodesLosesNothing(@TempDir Path dataDir) throws Exception {
        var name = "moves between two nodes";
        var seed = SimulatedRooms.seed(name);
        var room = rooms.open(seed);
        try (var second = ApplicationProcess.start(dataDir, ApplicationProcess.freePort(), sameDatabase());
                var ada = room.candidate(Ordeal.LINE).join()) {
            var here = room.address();
            var there = room.behind(second.port()).address();
            try (var grace = room.interviewer(Ordeal.LINE).join()) {
                var ordeal = new Ordeal(name, seed, Ordeal.HUMAN, ada, grace);
                ordeal.typeThrough(() -> {
                    for (var move = 1; move <= 10; move++) {
                        ada.moveTo(move % 2 == 0 ? here : there);
                        ordeal.awaitReceipts();
                    }
                    ordeal.count();
                });
                ordeal.requireNothingLost(room.recording());
            }
        }
    }

    private Map<String, String> sameDatabase() {
        return Map.of(
                "SPRING_DATASOURCE_URL", database.getJdbcUrl(),
                "SPRING_DATASOURCE_USERNAME", Objects.requireNonNull(database.getUsername()),
                "SPRING_DATASOURCE_PASSWORD", Objects.requireNonNull(database.getPassword()));
    }

    /** As another node would, of which the room here knows nothing. */
    private void say(UUID interview, String text) {
        say(interview, text, 1);
    }

    private void say(UUID interview, String text, int n) {
        var last = recordings.after(interview, 0, Limit.of(Recordings.PAGE)).getLast();
        var channel = eventLog.open(interview, last.seq(), 0, clock, _ -> {});
        var grace = participants.findByInterviewIdOrderByEnteredAt(interview).getFirst();
        channel.append(grace.id(), new Said("elsewhere", n, text), _ -> {});
        channel.awaitCommits(Duration.ofSeconds(20));
    }
}
