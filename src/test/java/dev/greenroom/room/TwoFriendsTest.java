package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import dev.greenroom.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Two people who really wrote one text together, at the same time, do it again here. */
@GreenroomTest
class TwoFriendsTest {

    @Autowired
    SimulatedRooms rooms;

    @Test
    @Tag("long")
    void twoFriendsEndInOneTextWithEverythingTheyDidOnce() throws IOException {
        var trace =
                new ConcurrentTrace(Files.newInputStream(TestData.file("traces/concurrent/friendsforever.jsonl.gz")));
        assertThat(SimulatedRooms.sha256(trace.text())).isEqualTo(trace.sha256());
        var room = rooms.open(1);
        var ada = new Friend(trace, 0);
        var grace = new Friend(trace, 1);
        try (var adas = room.candidate(Line.roundTrip(2), ada).join();
                var graces = room.interviewer(Line.roundTrip(2), grace).join()) {
            People.atOnce(() -> ada.write(adas), () -> grace.write(graces));
            adas.awaitWaiting(0);
            graces.awaitWaiting(0);

            var recording = room.recording();
            adas.awaitSeq(recording.head());
            graces.awaitSeq(recording.head());
            assertThat(adas.text()).isEqualTo(recording.text());
            assertThat(graces.text()).isEqualTo(recording.text());
            requireAllOnce(ada, recording.editsOf(adas));
            requireAllOnce(grace, recording.editsOf(graces));
            System.out.printf(
                    "friendsforever: %d transactions in %d and %d batches, %s%n",
                    recording.edits().size(),
                    adas.receipts().size(),
                    graces.receipts().size(),
                    recording.text().equals(trace.text()) ? "and the text they had" : "and a text of its own");
        }
    }

    private static void requireAllOnce(Friend friend, List<ReplayedRecording.Edit> edits) {
        assertThat(edits).hasSameSizeAs(friend.transactions());
        for (var i = 0; i < edits.size(); i++) {
            assertThat(inserted(edits.get(i).changes()))
                    .isEqualTo(friend.transactions().get(i).inserted());
        }
    }

    private static String inserted(Changes changes) {
        var sections = new JsonMapper().readTree(changes.json());
        return sections.valueStream()
                .filter(section -> section.size() > 1)
                .map(section -> String.join(
                        "\n",
                        section.valueStream()
                                .skip(1)
                                .map(line -> line.stringValue())
                                .toList()))
                .reduce("", String::concat);
    }
}
