package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.recording.Recorded;
import org.junit.jupiter.api.Test;

class RecentLinesTest {

    final RecentLines recent = new RecentLines(10);

    @Test
    void reachBackTwoThousandEvents() {
        for (var seq = 11; seq <= 2_010; seq++) recent.add(output(seq, 1));
        assertThat(recent.reachBackTo(10)).isTrue();
        assertThat(recent.reachBackTo(9)).isFalse();
        recent.add(output(2_011, 1));
        assertThat(recent.reachBackTo(10)).isFalse();
        assertThat(recent.after(11)).hasSize(2_000);
    }

    @Test
    void reachBackLessWhereProgramsWroteMuch() {
        for (var seq = 11; seq <= 110; seq++) recent.add(output(seq, 64 * 1024));
        assertThat(recent.reachBackTo(10)).isFalse();
        assertThat(recent.reachBackTo(60)).isTrue();
        assertThat(recent.after(60)).hasSize(50).allMatch(line -> line.length() > 64 * 1024);
    }

    private static Recorded output(long seq, int units) {
        return Recorded.parse("{\"seq\":%d,\"at\":1,\"type\":\"run-output\",\"run\":1,\"pieces\":[[\"out\",\"%s\"]]}"
                .formatted(seq, "x".repeat(units)));
    }
}
