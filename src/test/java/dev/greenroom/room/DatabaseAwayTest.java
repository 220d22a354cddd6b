package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** The database cannot be reached for a while: rooms say "come back", and nothing is lost. */
@GreenroomTest
@Import(Breakable.class)
@Tag("long")
class DatabaseAwayTest {

    @Autowired
    SimulatedRooms rooms;

    @Autowired
    JdbcConnectionDetails database;

    @LocalServerPort
    int port;

    @Test
    void losesNothingWhenTheDatabaseRefusesConnections() throws Exception {
        var network = ((Breakable.Way) database).network();
        var name = "refused connections";
        var seed = SimulatedRooms.seed(name);
        var room = rooms.open(seed);
        try (var ada = room.candidate(Ordeal.LINE).join();
                var grace = room.interviewer(Ordeal.LINE).join();
                var watching = room.rawInterviewer(port).hello()) {
            var ordeal = new Ordeal(name, seed, ada, grace);
            ordeal.typeThrough(() -> {
                watching.await("snapshot");
                ordeal.strike(() -> ordeal.awaitCutOff(network::refuse));
                assertThat(watching.awaitClose()).isEqualTo(1012);
                TimeUnit.SECONDS.sleep(3);
                ordeal.count();
                network.admit();
            });
            ordeal.requireNothingLost(room.recording());
        }
    }
}
