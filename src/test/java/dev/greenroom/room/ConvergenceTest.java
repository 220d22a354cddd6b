package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import dev.greenroom.room.SimulatedRooms.SimulatedRoom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** However badly the lines behave: everybody, the room and its recording end in one text with every edit once. */
@GreenroomTest
class ConvergenceTest {

    /** Slow and quick by turns; one in so many messages breaks the connection, one in so many commands comes twice. */
    private static final Line BAD = new Line(0, 20, 60, 8);

    private static final Line UNEVEN = new Line(0, 60, 150, 15);

    @Autowired
    SimulatedRooms rooms;

    @Test
    void twoEndInOneText() {
        endInOneText("two", 60, 10, SimulatedRoom::candidate, SimulatedRoom::interviewer);
    }

    @Test
    void fiveEndInOneText() {
        endInOneText("five", 30, 10, FIVE);
    }

    @Test
    @Tag("long")
    void twoEndInOneTextAfterThousandsOfEdits() {
        endInOneText("two, long", 2_000, 10, SimulatedRoom::candidate, SimulatedRoom::interviewer);
    }

    @Test
    @Tag("long")
    void fiveEndInOneTextAfterThousandsOfEdits() {
        endInOneText("five, long", 800, 20, FIVE);
    }

    @Test
    void threeInSeveralFilesEndInTheSameFiles() {
        endInTheSameFiles(
                "several files", 100, SimulatedRoom::candidate, SimulatedRoom::interviewer, SimulatedRoom::another);
    }

    @Test
    @Tag("long")
    void fiveInSeveralFilesEndInTheSameFilesAfterThousandsOfActions() {
        endInTheSameFiles("several files, long", 800, FIVE);
    }

    /** Takes a seat in a room and opens a page there. */
    private interface Seated {
        SimulatedClient in(SimulatedRoom room, Line line);
    }

    /** The candidate with two tabs, and three interviewers. */
    private static final Seated[] FIVE = {
        SimulatedRoom::candidate,
        SimulatedRoom::candidate,
        SimulatedRoom::interviewer,
        SimulatedRoom::another,
        SimulatedRoom::another
    };

    private void endInOneText(String name, int edits, int pause, Seated... people) {
        var seed = SimulatedRooms.seed(name);
        var chance = new Random(seed);
        var room = rooms.open(seed);
        var clients = new ArrayList<SimulatedClient>();
        try {
            for (var i = 0; i < people.length; i++) {
                clients.add(people[i].in(room, i % 2 == 0 ? BAD : UNEVEN).join());
            }
            typeAtOnce(clients, edits, pause, chance);
            requireOneText(room, clients, edits);
            System.out.printf(
                    "%s: %d edits, %d reconnects, %d commands sent twice on purpose%n",
                    name,
                    edits * clients.size(),
                    clients.stream().mapToInt(SimulatedClient::reconnects).sum(),
                    clients.stream().mapToInt(SimulatedClient::doubled).sum());
        } finally {
            clients.forEach(SimulatedClient::close);
        }
    }

    private void endInTheSameFiles(String name, int actions, Seated... people) {
        var seed = SimulatedRooms.seed(name);
        var chance = new Random(seed);
        var room = rooms.open(seed);
        var clients = new ArrayList<SimulatedClient>();
        try {
            for (var i = 0; i < people.length; i++) {
                clients.add(people[i].in(room, i % 2 == 0 ? BAD : UNEVEN).join());
            }
            People.atOnce(clients.stream()
                    .map(client -> {
                        var typist = new RandomTypist(chance.nextLong());
                        return (Runnable) () -> {
                            typist.rummage(client, actions / 2, 20);
                            client.drop();
                            typist.rummage(client, actions / 2, 20);
                        };
                    })
                    .toList());
            clients.forEach(SimulatedClient::awaitQuiet);
            requireSameFiles(room, clients);
            System.out.printf(
                    "%s: %d files in the end, %d commands came too late, %d changes went with their file%n",
                    name,
                    clients.getFirst().files().size(),
                    clients.stream().mapToInt(SimulatedClient::refusals).sum(),
                    clients.stream().mapToInt(SimulatedClient::dropped).sum());
        } finally {
            clients.forEach(SimulatedClient::close);
        }
    }

    private static void requireSameFiles(SimulatedRoom room, List<SimulatedClient> clients) {
        var recording = room.recording();
        clients.forEach(client -> client.awaitSeq(recording.head()));
        try (var fresh = room.interviewer(Line.PERFECT).join()) {
            for (var client : Stream.concat(clients.stream(), Stream.of(fresh)).toList()) {
                client.requireHealthy();
                assertThat(client.files()).containsExactlyElementsOf(recording.files());
                for (var file : recording.files()) {
                    assertThat(client.name(file)).isEqualTo(recording.name(file));
                    assertThat(client.text(file)).isEqualTo(recording.text(file));
                }
            }
        }
        assertThat(recording.types()).contains("file-added", "file-renamed", "file-removed");
    }

    private static void typeAtOnce(List<SimulatedClient> clients, int edits, int pause, Random chance) {
        People.atOnce(clients.stream()
                .map(client -> {
                    var typist = new RandomTypist(chance.nextLong());
                    return (Runnable) () -> {
                        typist.type(client, edits / 2, pause);
                        client.drop();
                        typist.type(client, edits / 2, pause);
                    };
                })
                .toList());
        clients.forEach(client -> client.awaitWaiting(0));
    }

    private static void requireOneText(SimulatedRoom room, List<SimulatedClient> clients, int edits) {
        var recording = room.recording();
        clients.forEach(client -> client.awaitSeq(recording.head()));
        for (var client : clients) {
            client.requireHealthy();
            assertThat(client.text()).isEqualTo(recording.text());
            assertThat(recording.editsOf(client)).hasSize(edits);
            assertThat(client.reconnects()).isPositive();
        }
        try (var fresh = room.interviewer(Line.PERFECT).join()) {
            assertThat(fresh.text()).isEqualTo(recording.text());
        }
    }
}
