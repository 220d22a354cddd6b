package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.recording.RoomEvent.RunEnded;
import dev.greenroom.running.Outcome;
import dev.greenroom.running.Outcome.Reason;
import dev.greenroom.running.RunResult;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EndingsTest {

    @Test
    void areSaidInTheWordsOfTheRecording() {
        assertThat(of(new Outcome.Exited(137))).isEqualTo(new RunEnded(4, "exited", 137, null, null, 1_500, 9));
        assertThat(of(new Outcome.TookTooLong(Duration.ofSeconds(10))))
                .isEqualTo(new RunEnded(4, "time-limit", null, 10_000L, null, 1_500, 9));
        assertThat(of(new Outcome.WroteTooMuch(65_536)))
                .isEqualTo(new RunEnded(4, "output-limit", null, 65_536L, null, 1_500, 9));
        assertThat(of(new Outcome.OutOfMemory(1L << 40)))
                .isEqualTo(new RunEnded(4, "memory-limit", null, 1L << 40, null, 1_500, 9));
        assertThat(of(new Outcome.Stopped())).isEqualTo(new RunEnded(4, "stopped", null, null, null, 1_500, 9));
    }

    @Test
    void haveAWordForEveryReasonNotToBegin() {
        assertThat(Arrays.stream(Reason.values())
                        .map(Outcome.NotStarted::new)
                        .map(outcome -> of(outcome).why()))
                .containsExactly("busy", "no-sandbox", "no-language", "arguments-too-long", "failed");
        assertThat(of(new Outcome.NotStarted(Reason.BUSY)))
                .isEqualTo(new RunEnded(4, "not-started", null, null, "busy", 0, 0));
    }

    private static RunEnded of(Outcome outcome) {
        return Endings.of(4, new RunResult(outcome, Duration.ofMillis(1_500), 9));
    }
}
