package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.GreenroomTest;
import dev.greenroom.account.Role;
import dev.greenroom.account.Sha256;
import dev.greenroom.account.User;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import dev.greenroom.interview.Participants;
import dev.greenroom.interview.Stage;
import dev.greenroom.interview.Token;
import dev.greenroom.recording.Recordings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;
import tools.jackson.databind.JsonNode;

/** The room over real sockets, message by message. */
@GreenroomTest
class RoomTest {

    /** Whatever was before now is longer ago. */
    private static final Duration LONG_AGO = Duration.ofMillis(-1);

    @Autowired
    Seating seating;

    @Autowired
    Interviews interviews;

    @Autowired
    Recordings recordings;

    @Autowired
    Rooms rooms;

    @Autowired
    LettingIn lettingIn;

    @Autowired
    Participants participants;

    User grace;
    Interview interview;

    @BeforeEach
    void anInterview() {
        grace = seating.staff("Grace Hopper", Role.INTERVIEWER);
        interview = seating.interview(grace);
    }

    @Test
    void startsWhenBothHaveEnteredWhoeverComesFirst() {
        var candidate = seating.candidate(interview, "Ada");
        assertThat(stage()).isEqualTo(Stage.PENDING);
        seating.interviewer(interview, grace);
        assertThat(stage()).isEqualTo(Stage.ACTIVE);

        var other = seating.interview(grace);
        seating.interviewer(other, grace);
        seating.candidate(other, "Ada");
        assertThat(interviews.get(other.id()).stage()).isEqualTo(Stage.ACTIVE);
        assertThat(candidate).isNotEmpty();
    }

    @Test
    void showsEverybodyAnEditAndReturnsItAsItsReceipt() {
        try (var ada = seating.connect(interview, seating.candidate(interview, "Ada"));
                var hers = seating.connect(interview, seating.interviewer(interview, grace))) {
            ada.hello().await("snapshot");
            hers.hello().await("snapshot");
            ada.send(edit(0, 1, "[[0,\"print(1)\"]]"));
            var receipt = ada.awaitEvent("edited");
            assertThat(hers.awaitEvent("edited")).isEqualTo(receipt);
            assertThat(receipt.get("changes").toString()).isEqualTo("[[[0,\"print(1)\"]]]");
            assertThat(lines()).contains(receipt.toString());
        }
    }

    @Test
    void appliesARepeatedCommandOnce() {
        try (var ada = seatedCandidate()) {
            ada.send(edit(0, 1, "[[0,\"a\"]]"));
            var seq = ada.awaitEvent("edited").get("seq").asLong();
            ada.send(edit(0, 1, "[[0,\"a\"]]"));
            assertThat(ada.await("receipt").get("seq").asLong()).isEqualTo(seq);
            assertThat(lines().stream().filter(line -> line.contains("\"edited\"")))
                    .hasSize(1);
        }
    }

    @Test
    void takesNobodysCommandsUnderTheNameOfAnothersPage() {
        try (var ada = seatedCandidate();
                var hers = seating.connect(interview, seating.interviewer(interview, grace))) {
            hers.hello().await("snapshot");
            ada.send(say(1, "Hello"));
            hers.awaitEvent("said");

            hers.send(say(2, "Whatever Ada says next has a receipt already"));
            assertThat(hers.await("refused").get("code").asString()).isEqualTo("not-allowed");
            ada.send(say(2, "And it is heard"));
            assertThat(hers.awaitEvent("said").get("text").asString()).isEqualTo("And it is heard");
        }
    }

    @Test
    void refusesWhatDoesNotFitAndLivesOn() {
        try (var ada = seatedCandidate()) {
            ada.send(edit(0, 1, "[5,[1]]"));
            assertThat(ada.await("refused").get("code").asString()).isEqualTo("invalid");
            ada.send(edit(9, 2, "[[0,\"a\"]]"));
            assertThat(ada.await("refused").get("code").asString()).isEqualTo("base-unknown");
            ada.send(edit(0, 3, "[[0,\"a\\u0000\"]]"));
            assertThat(ada.await("refused").get("code").asString()).isEqualTo("invalid");
            ada.send(edit(0, 4, "[[0,\"\\ud83d\"]]"));
            assertThat(ada.await("refused").get("code").asString()).isEqualTo("invalid");
            ada.send(edit(0, 5, "[[0,\"😀\"]]"));
            assertThat(ada.awaitEvent("edited").get("n").asInt()).isEqualTo(5);
            ada.send(edit(1, 6, "[1,[0,\"x\"],1]"));
            assertThat(ada.await("refused").get("reason").asString()).contains("surrogate pair");
        }
    }

    @Test
    void answersNonsenseAndClosesAfterTenOfIt() {
        try (var ada = seatedCandidate()) {
            for (var nonsense : List.of(
                    "",
                    "{",
                    "[]",
                    "null",
                    "{\"type\":7}",
                    "{\"type\":\"dance\"}",
                    "{\"type\":\"hello\",\"since\":0}",
                    "{\"type\":\"edit\"}",
                    "{\"type\":\"say\",\"client\":\"c\",\"n\":1,\"text\":\" \"}")) {
                ada.send(nonsense);
                assertThat(ada.await("error").get("reason").asString()).isNotBlank();
            }
            ada.send("\"again\"");
            assertThat(ada.awaitClose()).isEqualTo(4010);
        }
    }

    /** Here a defect is a room that has lost what decides on commands. */
    @Test
    void aDefectEndsTheRoomAndNotTheInterview() {
        var cookie = seating.candidate(interview, "Ada");
        try (var ada = seating.connect(interview, cookie).hello()) {
            ada.await("waiting");
            seating.interviewer(interview, grace);
            ada.await("snapshot");
            var broken = rooms.get(interview.id());
            ReflectionTestUtils.setField(broken, "commands", null);
            ada.send(say(1, "Hello?"));
            assertThat(ada.awaitClose()).isEqualTo(1011);
            Awaitility.await().until(broken::isDropped);
        }
        try (var ada = seating.connect(interview, cookie).hello()) {
            ada.await("snapshot");
            ada.send(say(1, "Hello again"));
            assertThat(ada.awaitEvent("said").get("text").asString()).isEqualTo("Hello again");
        }
    }

    @Test
    void nobodyIsLetIntoARoomThatIsBeingUnloaded() {
        var room = rooms.get(interview.id());
        assertThat(room.retire(LONG_AGO)).isTrue();
        assertThat(rooms.in(interview.id(), found -> found.locked(() -> {}))).isNotSameAs(room);
    }

    @Test
    void aRoomWithSomebodyInItIsNotUnloaded() {
        try (var ada = seatedCandidate()) {
            var room = rooms.get(interview.id());
            assertThat(room.retire(LONG_AGO)).isFalse();
            ada.send(say(1, "Still here"));
            ada.awaitEvent("said");
            assertThat(rooms.get(interview.id())).isSameAs(room);
        }
    }

    @Test
    void wantsAHelloFirst() {
        try (var ada = seating.connect(interview, seating.candidate(interview, "Ada"))) {
            ada.send(say(1, "Hello?"));
            assertThat(ada.await("error").get("code").asString()).isEqualTo("not-greeted");
        }
    }

    @Test
    void closesOnAMessageThatIsTooBigAndTakesALargePaste() {
        try (var ada = seatedCandidate()) {
            ada.send(edit(0, 1, "[[0,\"" + "x".repeat(70_000) + "\"]]"));
            assertThat(ada.awaitEvent("edited").get("n").asInt()).isEqualTo(1);
            ada.send("x".repeat(1_100_000));
            assertThat(ada.awaitClose()).isEqualTo(1009);
        }
    }

    @Test
    void keepsAFileWithinItsLimit() {
        try (var ada = seatedCandidate()) {
            ada.send(edit(0, 1, "[[0,\"" + "x".repeat(262_145) + "\"]]"));
            assertThat(ada.await("refused").get("code").asString()).isEqualTo("too-large");
        }
    }

    /** What JSON writes six characters for, in more files than an outbox would hold. */
    @Test
    void opensHoweverMuchThereIsInIt() {
        var cookie = seating.interviewer(interview, grace);
        var half = "\\u0001".repeat(Document.LIMIT / 2);
        try (var hers = seating.connect(interview, cookie).hello()) {
            hers.await("snapshot");
            for (var file = 1; file <= 6; file++) {
                var n = 3 * file;
                if (file > 1) hers.send(addFile(n, "file" + file + ".txt"));
                hers.send(edit(0, n + 1, "[[0,\"" + half + "\"]]").replace("f1", "f" + file));
                hers.send(edit(1, n + 2, "[[0,\"" + half + "\"]," + Document.LIMIT / 2 + "]")
                        .replace("f1", "f" + file));
            }
            while (hers.awaitEvent("edited").get("n").asInt() < 20) {
                // Each comes back by itself.
            }
        }
        try (var again = seating.connect(interview, cookie).hello()) {
            var files = again.await("snapshot").at("/state/files");
            assertThat(files).hasSize(6);
            assertThat(files.valueStream().map(file -> file.get("text").asString()))
                    .allMatch(text -> text.length() == Document.LIMIT);
            again.send(addFile(21, "more.txt"));
            assertThat(again.awaitEvent("file-added").get("n").asInt()).isEqualTo(21);
        }
    }

    @Test
    void takesFiveThousandMessagesButNotAnyNumberOfLongOnes() {
        var most = RoomState.MOST_CHAT / (4_000 + RoomState.MESSAGE_FRAME);
        try (var ada = seatedCandidate()) {
            for (var n = 1; n <= most + 1; n++) ada.send(say(n, "x".repeat(4_000)));
            var refused = ada.await("refused");
            assertThat(refused.get("code").asString()).isEqualTo("too-large");
            assertThat(refused.get("n").asInt()).isEqualTo(most + 1);
            ada.send(edit(0, most + 2, "[[0,\"Everything else goes on\"]]"));
            ada.awaitEvent("edited");
        }
        var other = seating.interview(grace);
        seating.candidate(other, "Ada");
        try (var hers =
                seating.connect(other, seating.interviewer(other, grace)).hello()) {
            hers.await("snapshot");
            for (var n = 1; n <= 5_000; n++) hers.send(say(n, "x".repeat(n == 5_000 ? 4_000 : 100)));
            while (hers.awaitEvent("said").get("n").asInt() < 5_000) {
                // Each comes back by itself.
            }
        }
    }

    @Test
    void knowsOnlySoManyClientsOfOnePerson() {
        try (var ada = seatedCandidate();
                var hers = seating.connect(interview, seating.signedIn(grace)).hello()) {
            hers.await("snapshot");
            for (var page = 1; page <= RoomState.MOST_CLIENTS; page++)
                ada.send(say(1, "Hello").replace("\"c\"", "\"page " + page + "\""));
            ada.send(say(1, "Hello").replace("\"c\"", "\"one more\""));
            assertThat(ada.await("refused").get("code").asString()).isEqualTo("not-allowed");
            ada.send(say(2, "By an old one").replace("\"c\"", "\"page 7\""));
            assertThat(ada.awaitEvent("said").get("text").asString()).isEqualTo("By an old one");
            hers.send(say(1, "By another person"));
            assertThat(ada.awaitEvent("said").get("text").asString()).isEqualTo("By another person");
        }
    }

    @Test
    void sendsTheCandidateNothingFromBeforeTheStart() {
        try (var hers = seating.connect(interview, seating.interviewer(interview, grace))) {
            hers.hello().await("snapshot");
            hers.send(edit(0, 1, "[[0,\"a secret plan, then the task\"]]"));
            hers.awaitEvent("edited");
            hers.send(edit(1, 2, "[[20],8]"));
            hers.awaitEvent("edited");
            hers.send(say(3, "She applied twice before"));
            hers.awaitEvent("said");

            try (var ada = seating.connect(interview, seating.candidate(interview, "Ada"))) {
                ada.hello();
                var welcome = ada.await("welcome");
                var snapshot = ada.await("snapshot");
                assertThat(snapshot.toString())
                        .contains("the task")
                        .doesNotContain("secret")
                        .doesNotContain("twice");
                assertThat(welcome.get("stage").asString()).isEqualTo("active");
                ada.send("{\"type\":\"hello\",\"since\":1}");
                assertThat(ada.await("error").get("code").asString()).isEqualTo("not-greeted");
            }
        }
    }

    @Test
    void letsACandidateWaitUntilAnInterviewerComes() {
        try (var ada = seating.connect(interview, seating.candidate(interview, "Ada"))) {
            ada.hello().await("waiting");
            seating.interviewer(interview, grace);
            assertThat(ada.await("welcome").get("stage").asString()).isEqualTo("active");
            assertThat(ada.await("snapshot")
                            .get("state")
                            .get("files")
                            .get("f1")
                            .get("text")
                            .asString())
                    .isEmpty();
        }
    }

    @Test
    void resumesBySeqHoweverFarBack() {
        var cookie = seating.interviewer(interview, grace);
        long seen;
        try (var hers = seating.connect(interview, cookie)) {
            seen = hers.hello().await("snapshot").get("seq").asLong();
        }
        try (var ada = seatedCandidate()) {
            for (var n = 1; n <= 2_300; n++)
                ada.send(edit(n - 1, n, n == 1 ? "[[0,\"x\"]]" : "[" + (n - 1) + ",[0,\"x\"]]"));
            while (ada.awaitEvent("edited").get("n").asInt() < 2_300) {
                // Receipts come in order; the last one says that all are on disk.
                continue;
            }
        }
        try (var hers = seating.connect(interview, cookie).hello(seen)) {
            hers.await("welcome");
            var seqs = new ArrayList<Long>();
            while (seqs.isEmpty() || seqs.size() < 2_300) {
                hers.await("events")
                        .get("events")
                        .forEach(event -> seqs.add(event.get("seq").asLong()));
            }
            for (var i = 0; i < seqs.size(); i++) assertThat(seqs.get(i)).isEqualTo(seen + 1 + i);
        }
        try (var hers = seating.connect(interview, cookie).hello(999_999)) {
            assertThat(hers.await("snapshot")
                            .get("state")
                            .get("files")
                            .get("f1")
                            .get("revision")
                            .asInt())
                    .isEqualTo(2_300);
        }
    }

    /** Its author has gone on: what came now would be somebody's whom nobody knows. */
    @Test
    void refusesAgainWhatComesLateByAnOldSocket() {
        var cookie = seating.candidate(interview, "Ada");
        var add = "{\"type\":\"add-file\",\"client\":\"c\",\"n\":%d,\"name\":\"%s\"}";
        try (var hers = seating.connect(interview, seating.interviewer(interview, grace));
                var old = seating.connect(interview, cookie);
                var next = seating.connect(interview, cookie)) {
            for (var socket : List.of(hers, old, next)) socket.hello().await("snapshot");
            next.send(add.formatted(1, "main.py"));
            assertThat(next.await("refused").get("code").asString()).isEqualTo("name-taken");
            hers.send("{\"type\":\"rename-file\",\"client\":\"g\",\"n\":1,\"file\":\"f1\",\"name\":\"other.py\"}");
            old.awaitEvent("file-renamed");

            old.send(add.formatted(1, "main.py"));
            assertThat(old.await("refused").get("code").asString()).isEqualTo("name-taken");
            next.send(add.formatted(2, "main.py"));
            assertThat(next.awaitEvent("file-added").get("n").asInt()).isEqualTo(2);
        }
    }

    /** Over a snapshot nobody could rebase what is still to be sent. */
    @Test
    void sendsEventsAndNoSnapshotHoweverMuchWasMissed() {
        var cookie = seating.interviewer(interview, grace);
        long seen;
        try (var hers = seating.connect(interview, cookie)) {
            seen = hers.hello().await("snapshot").get("seq").asLong();
        }
        var much = "x".repeat(200_000);
        var last = 0L;
        try (var ada = seatedCandidate()) {
            for (var n = 1; n <= 80; n++) {
                ada.send(edit(n - 1, n, n % 2 == 1 ? "[[0,\"" + much + "\"]]" : "[[" + much.length() + "]]"));
                last = ada.awaitEvent("edited").get("seq").asLong();
            }
        }
        try (var first = seating.connect(interview, cookie).hello(seen)) {
            var some = seqs(first.await("events"));
            assertThat(some.getLast()).isLessThan(last);
            assertThat(first.awaitClose()).isEqualTo(4012);
            try (var second = seating.connect(interview, cookie).hello(some.getLast())) {
                var rest = seqs(second.await("events"));
                second.await("running");
                assertThat(Stream.concat(some.stream(), rest.stream()))
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(seen + 1, last).boxed().toList());
                assertThat(first.heard() + second.heard()).doesNotContain("\"snapshot\"");
            }
        }
    }

    private static List<Long> seqs(JsonNode events) {
        return events.get("events")
                .valueStream()
                .map(event -> event.get("seq").asLong())
                .toList();
    }

    @Test
    void rebasesAnEditOnAnOlderRevision() {
        try (var ada = seatedCandidate();
                var hers = seating.connect(interview, seating.signedIn(grace))) {
            hers.hello().await("snapshot");
            ada.send(edit(0, 1, "[[0,\"world\"]]"));
            hers.awaitEvent("edited");
            hers.send(edit(1, 1, "[[0,\"hello \"],5]").replace("\"c\"", "\"g\""));
            hers.awaitEvent("edited");
            ada.send(edit(1, 2, "[5,[0,\"!\"]]"));
            var rebased = ada.awaitEvent("edited");
            while (rebased.get("n").asInt() != 2) rebased = ada.awaitEvent("edited");
            assertThat(rebased.get("revision").asInt()).isEqualTo(2);
            assertThat(rebased.get("changes").toString()).isEqualTo("[[11,[0,\"!\"]]]");
        }
    }

    @Test
    void whatMeetsADroppedRoomIsDoneInTheNextOne() {
        seating.candidate(interview, "Ada");
        seating.interviewer(interview, grace);
        var met = new ArrayList<Room>();
        rooms.in(interview.id(), room -> {
            met.add(room);
            if (met.size() == 1) room.drop();
            room.finish(grace.id());
        });
        assertThat(met).hasSize(2).doesNotHaveDuplicates();
        assertThat(stage()).isEqualTo(Stage.FINISHED);
        assertThat(lines()).filteredOn(line -> line.contains("\"finished\"")).hasSize(1);
    }

    @Test
    void finishEndsItForEverybodyAndForGood() {
        try (var ada = seatedCandidate()) {
            rooms.get(interview.id()).finish(grace.id());
            assertThat(ada.awaitEvent("finished").get("cause").asString()).isEqualTo("interviewer");
            assertThat(ada.awaitClose()).isEqualTo(4002);
        }
        assertThat(stage()).isEqualTo(Stage.FINISHED);
        assertThat(lines().getLast()).contains("\"finished\"");
        assertThatThrownBy(() -> seating.connect(interview, seating.signedIn(grace)))
                .hasMessageContaining("410");
    }

    @Test
    void opensNoSocketWithoutASeat() {
        var other = seating.interview(grace);
        var elsewhere = seating.candidate(other, "Alan");
        assertThatThrownBy(() -> seating.connect(interview, elsewhere)).hasMessageContaining("403");
        assertThatThrownBy(() -> seating.connect(interview, seating.signedIn(grace)))
                .hasMessageContaining("403");
        assertThatThrownBy(() -> seating.connect(interview, "a=b")).hasMessageContaining("403");
    }

    @Test
    void lettingInMovesTheSeatAndShutsOutEveryTabOfTheOldBrowser() {
        var old = seating.candidate(interview, "A colleague");
        seating.interviewer(interview, grace);
        var secret = Token.random();
        lettingIn.ask(interview, "Ada", Sha256.hex(secret));
        try (var inTheRoom = seating.connect(interview, old).hello();
                var notYetGreeted = seating.connect(interview, old);
                var hers = seating.connect(interview, seating.signedIn(grace)).hello()) {
            inTheRoom.await("snapshot");
            hers.await("snapshot");

            lettingIn.letIn(interview, lettingIn.open(interview).getFirst().id());

            assertThat(inTheRoom.awaitClose()).isEqualTo(4001);
            notYetGreeted.hello();
            assertThat(notYetGreeted.awaitClose()).isEqualTo(4001);
            assertThat(notYetGreeted.rest()).doesNotContain("snapshot");
            assertThat(hers.await("people").get("people").get(0).get("name").asString())
                    .isEqualTo("Ada");
        }
        assertThatThrownBy(() -> seating.connect(interview, old)).hasMessageContaining("403");
        try (var ada = seating.connect(interview, "greenroom-seat=" + secret).hello()) {
            assertThat(ada.await("welcome").get("people").toString()).contains("\"Ada\"");
            ada.await("snapshot");
        }
    }

    @Test
    void aRoomWhoseLockIsHeldHoldsUpNoOthers() throws InterruptedException {
        try (var busy = seating.both();
                var other = seating.both()) {
            var done = new CountDownLatch(1);
            var holder = Thread.startVirtualThread(
                    () -> rooms.get(busy.interview().id()).locked(() -> await(done)));
            try {
                other.ada().close();
                other.grace().await("beat");
                assertThat(other.grace().awaitEvent("left")).isNotNull();
                // Two are sent in the time until then, at most one of them before.
                busy.ada().await("beat");
                busy.ada().await("beat");
            } finally {
                done.countDown();
                holder.join();
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void letsGoOfASocketThatClosedWhileItWasGreeted() {
        seating.candidate(interview, "Ada");
        seating.interviewer(interview, grace);
        var room = rooms.get(interview.id());
        var participant = participants.candidateOf(interview.id()).orElseThrow();
        var ghost = new Seat(Rehearsal.NOWHERE, participant, null);
        ghost.close(CloseCodes.TRY_AGAIN);
        room.greet(ghost, 0, List.of());

        room.tick();

        assertThat(room.isConnected(participant.id())).isFalse();
    }

    @Test
    void theOldestOfTooManySocketsOfOnePersonGivesWay() {
        var cookie = seating.candidate(interview, "Ada");
        seating.interviewer(interview, grace);
        var sockets = new ArrayList<RawClient>();
        try (var hers = seating.connect(interview, seating.signedIn(grace)).hello()) {
            hers.await("snapshot");
            for (var count = 0; count < Audience.MOST_OF_ONE + 1; count++) {
                var socket = seating.connect(interview, cookie).hello();
                sockets.add(socket);
                socket.await("snapshot");
            }
            assertThat(sockets.getFirst().awaitClose()).isEqualTo(4006);
            sockets.get(1).send(say(1, "Still here"));
            sockets.getLast().awaitEvent("said");
            hers.awaitEvent("said");
        } finally {
            sockets.forEach(RawClient::close);
        }
    }

    private RawClient seatedCandidate() {
        var cookie = seating.candidate(interview, "Ada");
        seating.interviewer(interview, grace);
        var client = seating.connect(interview, cookie).hello();
        client.await("snapshot");
        return client;
    }

    private Stage stage() {
        return interviews.get(interview.id()).stage();
    }

    private List<String> lines() {
        var lines = new ArrayList<String>();
        recordings.forEachAfter(interview.id(), 0, event -> lines.add(event.line()));
        return lines;
    }

    private static String edit(int revision, int n, String changes) {
        return "{\"type\":\"edit\",\"file\":\"f1\",\"revision\":" + revision + ",\"client\":\"c\",\"n\":" + n
                + ",\"changes\":[" + changes + "],\"ms\":[0],\"how\":\"typed\"}";
    }

    private static String addFile(int n, String name) {
        return "{\"type\":\"add-file\",\"client\":\"c\",\"n\":" + n + ",\"name\":\"" + name + "\"}";
    }

    private static String say(int n, String text) {
        return "{\"type\":\"say\",\"client\":\"c\",\"n\":" + n + ",\"text\":\"" + text + "\"}";
    }
}
