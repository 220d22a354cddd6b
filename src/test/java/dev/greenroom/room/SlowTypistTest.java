package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Somebody on a slow line beside somebody on a quick one. Where late edits are turned away, the slow one is always late
 * and never gets anything through; here they are rebased.
 */
@GreenroomTest
class SlowTypistTest {

    private static final int EDITS_PER_SECOND = 5;

    /** Far more than the line takes, far less than never. */
    private static final Duration STARVED = Duration.ofSeconds(10);

    @Autowired
    SimulatedRooms rooms;

    @Test
    void isHeardBesideAQuickOne() {
        typeSideBySide(4);
    }

    @Test
    @Tag("long")
    void isHeardBesideAQuickOneForAMinute() {
        typeSideBySide(60);
    }

    private void typeSideBySide(int seconds) {
        var room = rooms.open(1);
        try (var slow = room.candidate(Line.roundTrip(400)).join();
                var quick = room.interviewer(Line.roundTrip(20)).join()) {
            var began = System.nanoTime();
            People.atOnce(() -> type(slow, seconds), () -> type(quick, seconds));
            slow.awaitWaiting(0);
            quick.awaitWaiting(0);

            var recording = room.recording();
            slow.awaitSeq(recording.head());
            quick.awaitSeq(recording.head());
            assertThat(slow.text()).isEqualTo(recording.text()).isEqualTo(quick.text());
            assertThat(recording.editsOf(slow)).hasSize(seconds * EDITS_PER_SECOND);
            assertThat(recording.editsOf(quick)).hasSize(seconds * EDITS_PER_SECOND);
            requireNeverStarved("slow", slow, began);
            requireNeverStarved("quick", quick, began);
        }
    }

    private static void type(SimulatedClient client, int seconds) {
        var began = System.nanoTime();
        for (var i = 0; i < seconds * EDITS_PER_SECOND; i++) {
            synchronized (client) {
                // Both write in the same place, so that each edit of one is late by some of the other's.
                var middle = client.text().length() / 2;
                client.replace(middle, middle, client.id().substring(0, 1));
            }
            var next = began + (i + 1) * 1_000_000_000L / EDITS_PER_SECOND;
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    private static void requireNeverStarved(String name, SimulatedClient client, long began) {
        var waits = new ArrayList<Long>();
        var gaps = new ArrayList<Long>();
        var last = began;
        for (var receipt : client.receipts()) {
            waits.add(receipt.waited() / 1_000_000);
            gaps.add((receipt.at() - last) / 1_000_000);
            last = receipt.at();
        }
        Collections.sort(waits);
        System.out.printf(
                "%s typist: %d receipts, after p50 %d ms, at most %d ms; longest gap between two %d ms%n",
                name, waits.size(), waits.get(waits.size() / 2), waits.getLast(), Collections.max(gaps));
        assertThat(waits.getLast()).isLessThan(STARVED.toMillis());
        assertThat(Collections.max(gaps)).isLessThan(STARVED.toMillis());
    }
}
