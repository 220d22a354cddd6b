package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two people type on while the network between them and the room fails, in every way that networks do. */
@GreenroomTest
@Tag("long")
class BadNetworkTest {

    private static final int CUTS = 3;

    @Autowired
    SimulatedRooms rooms;

    @LocalServerPort
    int port;

    ChaosProxy network;

    @BeforeEach
    void build() {
        network = new ChaosProxy("localhost", port);
    }

    @AfterEach
    void takeDown() throws IOException {
        network.close();
    }

    @Test
    void losesNothingWhenTheLineIsCut() throws Exception {
        survives("cut line", ordeal -> {
            for (var cut = 0; cut < CUTS; cut++) {
                ordeal.strike(() -> ordeal.awaitCutOff(network::cut));
                ordeal.awaitReceipts();
            }
        });
    }

    /** Until both sides take each other for gone. */
    @Test
    void losesNothingWhenTheLineStalls() throws Exception {
        survives("stalled line", ordeal -> {
            ordeal.strike(() -> ordeal.awaitCutOff(network::stall));
            network.resume();
        });
    }

    @ParameterizedTest
    @EnumSource
    void losesNothingWhenOneWayIsDead(ChaosProxy.Way way) throws Exception {
        survives("half-open line, dead " + way, ordeal -> {
            ordeal.strike(() -> ordeal.awaitCutOff(() -> network.lose(way)));
            ordeal.awaitReceipts();
        });
    }

    @Test
    void losesNothingOnALineThatIsSlowAndTearsMessagesToPieces() throws Exception {
        network.slow(400, 7);
        survives("400 ms each way, 7 bytes at a time", ordeal -> ordeal.strike(ordeal::awaitReceipts));
    }

    @Test
    void noticesThatSomebodyIsGoneWhoseLineIsDead() {
        var room = rooms.open(1);
        try (var grace = room.rawInterviewer(port).hello();
                var ada = room.rawCandidate(network.port()).hello()) {
            ada.await("snapshot");
            grace.await("snapshot");
            network.lose(ChaosProxy.Way.TO_THE_SERVER);

            assertThat(ada.awaitClose()).isEqualTo(4011);
            assertThat(grace.awaitEvent("left").get("by").asString()).isEqualTo(room.candidateId());
        }
    }

    private interface Troubles {
        void happenTo(Ordeal ordeal) throws Exception;
    }

    private void survives(String name, Troubles troubles) throws Exception {
        var seed = SimulatedRooms.seed(name);
        var room = rooms.open(seed).behind(network.port());
        try (var ada = room.candidate(Ordeal.LINE).join();
                var grace = room.interviewer(Ordeal.LINE).join()) {
            var ordeal = new Ordeal(name, seed, ada, grace);
            ordeal.typeThrough(() -> troubles.happenTo(ordeal)).requireNothingLost(room.recording());
        }
    }
}
