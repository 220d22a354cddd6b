package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.recording.Recorded;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What old runs wrote is let go of when it is too much: the same story as in {@code state.test.mjs}. */
class RunsTest {

    private static final String ADA = "0198a000-0000-7000-8000-00000000000a";

    final RoomState state = new RoomState();

    @BeforeEach
    void aFile() {
        load("\"type\":\"file-added\",\"file\":\"f1\",\"name\":\"main.py\",\"language\":\"python\"");
    }

    @Test
    void letsGoOfTheOldestFirst() {
        for (var run = 1; run <= 4; run++) ran(run, 128 * 1024);
        assertThat(kept()).as("exactly as much as is kept").containsExactly(1, 2, 3, 4);
        ran(5, 1);
        assertThat(kept()).containsExactly(2, 3, 4, 5);
    }

    @Test
    void neverLetsGoOfTheLast() {
        for (var run = 1; run <= 4; run++) ran(run, 128 * 1024);
        ran(5, 600 * 1024);
        assertThat(kept()).containsExactly(5);
        ran(6, 0);
        assertThat(kept()).as("even by one that writes nothing").containsExactly(6);
        assertThat(state.runs().save().runs()).hasSize(6);
    }

    private void ran(int run, int units) {
        load(
                "\"by\":\"%s\",\"type\":\"run-started\",\"client\":\"a\",\"n\":%d,\"run\":%2$d,\"file\":\"f1\",\"language\":\"python\",\"arguments\":\"\",\"revisions\":{\"f1\":0,\"stdin\":0}"
                        .formatted(ADA, run));
        load("\"type\":\"run-output\",\"run\":%d,\"pieces\":[[\"out\",\"%s\"]]".formatted(run, "x".repeat(units)));
        load("\"type\":\"run-ended\",\"run\":%d,\"outcome\":\"exited\",\"code\":0,\"ms\":1,\"memory\":0"
                .formatted(run));
    }

    private void load(String event) {
        var seq = state.seq() + 1;
        state.load(Recorded.parse("{\"seq\":%d,\"at\":%1$d,%s}".formatted(seq, event)));
    }

    private List<Integer> kept() {
        return state.runs().save().runs().stream()
                .filter(run -> run.output() != null)
                .map(Runs.Run::number)
                .toList();
    }
}
