package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import dev.greenroom.running.CodeRunner;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the protocol's document says is enough for a client, and true. */
@GreenroomTest
class PlainClientTest {

    @Autowired
    SimulatedRooms rooms;

    @Autowired
    CodeRunner runner;

    @Autowired
    Rooms inMemory;

    @Autowired
    Snapshots snapshots;

    @Test
    void aClientWrittenFromTheDocumentTypesAndResumesInSeveralFiles() {
        var room = rooms.open(1);
        try (var plain = room.plainCandidate();
                var grace = room.interviewer(Line.PERFECT).join()) {
            plain.connect();
            plain.await(PlainClient::isQuiet);
            grace.replace(0, 0, "# Grace\n");
            plain.insert("f1", 0, "print(1)\nprint(2)\n");
            plain.addFile("Second.java");
            plain.await(PlainClient::isQuiet);
            var second = plain.file("Second.java");
            plain.insert(second, 0, "class Second {}");
            plain.await(PlainClient::isQuiet);

            plain.cut();
            grace.awaitSeq(plain.seq());
            grace.replace(second, 0, 0, "// while the other was away 😀\n");
            grace.awaitWaiting(0);
            plain.insert("f1", 0, "sent or not, ");
            plain.connect();
            plain.await(PlainClient::isQuiet);
            plain.insert(second, plain.text(second).length(), "\n// after it came back");
            plain.await(PlainClient::isQuiet);

            var recording = room.recording();
            grace.awaitSeq(recording.head());
            plain.await(client -> client.seq() >= recording.head());
            for (var file : recording.files()) {
                assertThat(plain.text(file)).isEqualTo(recording.text(file)).isEqualTo(grace.text(file));
            }
            assertThat(plain.text("f1")).contains("# Grace", "sent or not, ", "print(1)\nprint(2)\n");
            assertThat(plain.text(second))
                    .isEqualTo("// while the other was away 😀\nclass Second {}\n// after it came back");
            assertThat(plain.closeCodes()).isEmpty();
        }
    }

    /** As after a restart: a room that begins from its snapshot remembers no change from before it. */
    @Test
    void aClientWrittenFromTheDocumentGoesOnInARoomThatWasLoadedAnew() {
        var room = rooms.open(1);
        try (var plain = room.plainCandidate();
                var grace = room.interviewer(Line.PERFECT).join()) {
            plain.connect();
            plain.insert("f1", 0, "one two");
            plain.await(PlainClient::isQuiet);
            grace.awaitSeq(plain.seq());

            plain.cut();
            plain.insert("f1", 3, " and a half,");
            grace.inBatchesOf(1);
            for (var edit = 0; edit < Room.SNAPSHOT_EVERY + 100; edit++) grace.replace(0, 0, "x");
            grace.awaitWaiting(0);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> snapshots.latest(room.interviewId()).isPresent());
            var old = inMemory.get(room.interviewId());
            old.settle();
            old.drop();

            plain.connect();
            plain.await(PlainClient::isQuiet);
            assertThat(plain.text("f1")).endsWith("xone and a half, two");
            assertThat(plain.refusals()).isEqualTo(1);
            plain.insert("f1", 0, "and on: ");
            plain.await(PlainClient::isQuiet);
            var recording = room.recording();
            assertThat(plain.text("f1")).startsWith("and on: x").isEqualTo(recording.text("f1"));
            grace.awaitSeq(recording.head());
            assertThat(grace.text()).isEqualTo(recording.text("f1"));
        }
    }

    @Test
    void aClientWrittenFromTheDocumentRunsPrograms() {
        Programs.requireSandbox(runner);
        var room = rooms.open(1);
        try (var plain = room.plainCandidate();
                var later = room.plainCandidate()) {
            plain.connect();
            plain.insert("f1", 0, "import sys\nprint(sys.argv[1], input(), flush=True)\nsys.exit(1)");
            plain.insert("stdin", 0, "World");
            plain.run("f1", "'Hello, hello,'");
            plain.await(client -> client.hasEnded(1));
            assertThat(plain.output(1)).isEqualTo("Hello, hello, World\n");
            assertThat(plain.outcome(1)).isEqualTo("exited");

            later.connect();
            later.await(PlainClient::isQuiet);
            assertThat(later.output(1)).isEqualTo("Hello, hello, World\n");
            assertThat(later.outcome(1)).isEqualTo("exited");
            assertThat(later.text("stdin"))
                    .isEqualTo("World")
                    .isEqualTo(room.recording().input());
        }
    }
}
