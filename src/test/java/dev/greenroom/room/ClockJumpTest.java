package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** The server's clock is set while people type. */
@GreenroomTest
@Import(Breakable.class)
@Tag("long")
class ClockJumpTest {

    private static final long HOUR = Duration.ofHours(1).toMillis();

    @Autowired
    SimulatedRooms rooms;

    @Autowired
    Clock clock;

    @LocalServerPort
    int port;

    @AfterEach
    void setRight() {
        ((MovedClock) clock).setRight();
    }

    @Test
    void losesNothingWhenTheClockIsSetBackAndForth() throws Exception {
        var name = "clock set back an hour, and on again";
        var seed = SimulatedRooms.seed(name);
        var room = rooms.open(seed);
        try (var ada = room.candidate(Ordeal.LINE).join();
                var grace = room.interviewer(Ordeal.LINE).join()) {
            var ordeal = new Ordeal(name, seed, ada, grace);
            ordeal.typeThrough(() -> {
                ordeal.strike(() -> move(-HOUR));
                ordeal.awaitReceipts();
                ordeal.strike(() -> move(HOUR));
                ordeal.awaitReceipts();
            });
            var recording = room.recording();
            ordeal.requireNothingLost(recording);
            assertThat(recording.types()).doesNotContain("left", "interrupted", "finished");
            var end = recording.edits().getLast().at();
            assertThat(recording.edits())
                    .as("typed within the minutes that this took")
                    .allMatch(edit -> end - edit.at() < HOUR / 2);
        }
    }

    @Test
    void goesOnAtItsPaceAndKnowsWhoHasLeftWhenTheClockIsSetBack() {
        var room = rooms.open(1);
        try (var grace = room.rawInterviewer(port).hello()) {
            grace.await("snapshot");
            long before;
            try (var ada = room.rawCandidate(port).hello()) {
                ada.await("snapshot");
                ada.send("{\"type\":\"say\",\"client\":\"a\",\"n\":1,\"text\":\"Before\"}");
                before = grace.awaitEvent("said").get("at").asLong();
                move(-HOUR);
            }
            var left = grace.awaitEvent("left");

            assertThat(left.get("by").asString()).isEqualTo(room.candidateId());
            assertThat(left.get("at").asLong() - before)
                    .as("the grace, by the recording")
                    .isBetween(9_000L, HOUR / 2);
            assertThat(grace.await("beat").get("now").asLong()).isGreaterThan(before);
        }
    }

    private void move(long milliseconds) {
        ((MovedClock) clock).move(milliseconds);
    }
}
