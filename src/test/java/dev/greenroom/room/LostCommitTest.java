package dev.greenroom.room;

import dev.greenroom.GreenroomTest;
import dev.greenroom.room.CommitCutter.Moment;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Import;

/**
 * The connection breaks while a commit is under way, and nobody knows whether it happened: nothing is lost, nothing is
 * there twice. Has a context of its own, whose way to the database leads through a proxy that cuts.
 */
@GreenroomTest
@Import(Breakable.class)
@Tag("long")
class LostCommitTest {

    private static final int CUTS = 6;

    @Autowired
    SimulatedRooms rooms;

    @Autowired
    JdbcConnectionDetails database;

    @Test
    void neitherLosesNorDoublesAnEditWhenTheAnswerIsLost() throws Exception {
        survives(Moment.AFTER_THE_COMMIT);
    }

    @Test
    void neitherLosesNorDoublesAnEditWhenTheCommitIsLost() throws Exception {
        survives(Moment.BEFORE_THE_COMMIT);
    }

    private void survives(Moment moment) throws Exception {
        var cutter = ((Breakable.Way) database).cutter();
        var name = "connection lost " + moment;
        var seed = SimulatedRooms.seed(name);
        var room = rooms.open(seed);
        try (var ada = room.candidate(Line.PERFECT).join();
                var grace = room.interviewer(Line.PERFECT).join()) {
            var ordeal = new Ordeal(name, seed, ada, grace);
            ordeal.typeThrough(() -> {
                for (var cut = 0; cut < CUTS; cut++) {
                    ordeal.strike(() -> ordeal.awaitCutOff(() -> cutter.cut(moment)));
                    ordeal.awaitReceipts();
                }
            });
            ordeal.requireNothingLost(room.recording());
        }
    }
}
