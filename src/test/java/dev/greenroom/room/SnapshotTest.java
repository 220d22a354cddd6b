package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import dev.greenroom.account.Role;
import dev.greenroom.account.User;
import dev.greenroom.interview.Interview;
import dev.greenroom.recording.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A room that begins from a snapshot is the room that read every event. */
@GreenroomTest
class SnapshotTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    Seating seating;

    @Autowired
    Rooms rooms;

    @Autowired
    Snapshots snapshots;

    @Autowired
    JdbcClient jdbc;

    User grace;
    Interview interview;
    String cookie;

    @BeforeEach
    void anActiveInterview() {
        grace = seating.staff("Grace Hopper", Role.INTERVIEWER);
        interview = seating.interview(grace);
        cookie = seating.interviewer(interview, grace);
        seating.candidate(interview, "Ada");
    }

    @Test
    void holdsEverythingAtWhateverMomentItWasMade() throws IOException {
        try (var files = Files.list(Path.of("src/test/resources/events"))) {
            for (var file : files.toList()) {
                var events = JSON.readTree(Files.readString(file))
                        .get("events")
                        .valueStream()
                        .map(event -> Recorded.parse(event.toString()))
                        .toList();
                var whole = new LoadedLog();
                events.forEach(whole::add);
                for (var at = 1; at < events.size(); at++) {
                    var before = new LoadedLog();
                    events.subList(0, at).forEach(before::add);
                    var saved = JSON.writeValueAsString(new Snapshot(
                            before.state().save(), before.typingTimes().save()));
                    var after = LoadedLog.of(JSON.readValue(saved, Snapshot.class));
                    events.subList(at, events.size()).forEach(after::add);
                    assertThat(after.state().save()).isEqualTo(whole.state().save());
                    assertThat(after.typingTimes().save())
                            .isEqualTo(whole.typingTimes().save());
                    assertThat(ServerMessages.snapshot(after.state(), true))
                            .isEqualTo(ServerMessages.snapshot(whole.state(), true));
                }
            }
        }
    }

    @Test
    void opensTheRoomAndWhoKnowsLessStillHearsEveryEvent() {
        try (var hers = seating.connect(interview, cookie).hello()) {
            hers.await("snapshot");
            say(hers, 1_100);
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> snapshots.latest(interview.id()).isPresent());
        rooms.get(interview.id()).drop();

        try (var again = seating.connect(interview, cookie).hello()) {
            assertThat(again.await("snapshot").at("/state/chat")).hasSize(1_100);
            again.send(said(1));
            assertThat(again.await("receipt").get("n").asInt())
                    .as("it is known from before")
                    .isEqualTo(1);
        }
        try (var resumed = seating.connect(interview, cookie).hello(5)) {
            assertThat(resumed.await("events").get("events").get(0).get("seq").asLong())
                    .isEqualTo(6);
            assertThat(resumed.heard()).doesNotContain("\"snapshot\"");
        }
    }

    @Test
    void inAnotherFormIsAsGoodAsNone() {
        try (var hers = seating.connect(interview, cookie).hello()) {
            hers.await("snapshot");
            say(hers, 3);
        }
        for (var nonsense : new String[] {"{\"state\":7}", "not JSON"}) {
            jdbc.sql("delete from room_snapshot where interview_id = ?")
                    .param(interview.id())
                    .update();
            jdbc.sql("insert into room_snapshot values (?, 5, ?, ?)")
                    .params(interview.id(), Snapshot.VERSION, nonsense)
                    .update();
            rooms.get(interview.id()).drop();
            try (var again = seating.connect(interview, cookie).hello()) {
                assertThat(again.await("snapshot").at("/state/chat")).hasSize(3);
            }
        }
        jdbc.sql("update room_snapshot set version = ? where interview_id = ?")
                .params(Snapshot.VERSION + 1, interview.id())
                .update();
        assertThat(snapshots.latest(interview.id())).isEmpty();
    }

    private static void say(RawClient client, int times) {
        for (var n = 1; n <= times; n++) client.send(said(n));
        while (client.awaitEvent("said").get("n").asInt() < times) {
            // Each comes back by itself; the last one says that all are on disk.
        }
    }

    private static String said(int n) {
        return "{\"type\":\"say\",\"client\":\"c\",\"n\":" + n + ",\"text\":\"Hello\"}";
    }
}
