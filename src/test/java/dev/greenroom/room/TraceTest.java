package dev.greenroom.room;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import dev.greenroom.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Real editing through the real socket into the real log: what comes out is what went in, every keystroke of it. */
@GreenroomTest
class TraceTest {

    /** What a quick typist may have on the way: enough for batches, few enough for many of them. */
    private static final int MOST_WAITING = 40;

    @Autowired
    SimulatedRooms rooms;

    @Autowired
    Clock clock;

    @Test
    void recordsAGreetingKeystrokeByKeystroke() {
        recordsEveryEdit(
                EditTrace.read(requireNonNull(TraceTest.class.getResourceAsStream("/traces/greeting.jsonl.gz"))));
    }

    @Test
    @Tag("long")
    void recordsAnHourOfCoding() throws IOException {
        recordsEveryEdit(trace("traces/sveltecomponent.jsonl.gz"));
    }

    @Test
    @Tag("long")
    void recordsWhatIsOutsideTheBasicPlane() throws IOException {
        recordsEveryEdit(trace("traces/astral/json-crdt-blog-post-astral.jsonl.gz"));
    }

    @Test
    @Tag("long")
    void recordsTwoPeopleAsOne() throws IOException {
        recordsEveryEdit(trace("traces/friendsforever_flat.jsonl.gz"));
    }

    private static EditTrace trace(String name) throws IOException {
        return EditTrace.read(Files.newInputStream(TestData.file(name)));
    }

    private void recordsEveryEdit(EditTrace trace) {
        var room = rooms.open(1);
        var began = clock.millis();
        try (var ada = room.candidate(Line.PERFECT).join();
                var grace = room.interviewer(Line.PERFECT).join()) {
            for (var edit : trace.edits()) {
                ada.type(edit.in(ada.text().length()));
                ada.awaitWaiting(MOST_WAITING);
            }
            ada.awaitWaiting(0);
            grace.awaitSeq(ada.seq());

            var recording = room.recording();
            assertThat(SimulatedRooms.sha256(recording.text())).isEqualTo(trace.sha256());
            assertThat(ada.text()).isEqualTo(recording.text());
            assertThat(grace.text()).isEqualTo(recording.text());
            assertThat(recording.edits()).hasSize(trace.edits().size());
            var length = 0;
            var earliest = began;
            for (var i = 0; i < trace.edits().size(); i++) {
                var recorded = recording.edits().get(i);
                assertThat(recorded.changes()).isEqualTo(trace.edits().get(i).in(length));
                assertThat(recorded.by()).isEqualTo(room.candidateId());
                assertThat(recorded.at()).isBetween(earliest, clock.millis());
                length = recorded.changes().lengthAfter();
                earliest = recorded.at();
            }
            System.out.printf(
                    "%s: %d edits in %d batches, %d units at the end%n",
                    trace.name(), recording.edits().size(), ada.receipts().size(), length);
        }
    }
}
