package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.recording.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RoomStateTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void isWhatTheBrowsersApplyMakesOfTheSameEvents() throws IOException {
        try (var files = Files.list(Path.of("src/test/resources/events"))) {
            for (var file : files.toList()) {
                var golden = JSON.readTree(Files.readString(file));
                var state = new RoomState();
                golden.get("events").forEach(event -> state.load(Recorded.parse(event.toString())));
                var snapshot = JSON.readTree(ServerMessages.snapshot(state, false));
                assertThat(snapshot.get("state")).isEqualTo(golden.get("state"));
                var forCandidate = ServerMessages.snapshot(state, true);
                assertThat(forCandidate).contains("Hello").doesNotContain("She is late");
            }
        }
    }

    @Test
    void keepsTheLatestFacts() {
        var line = "{\"seq\":%d,\"at\":1,\"by\":\"0198f0f0-0000-7000-8000-000000000001\",\"type\":\"%s\"}";
        var state = new RoomState();
        for (var seq = 1; seq <= Facts.MOST + 2; seq++)
            state.apply(Recorded.parse(line.formatted(seq, seq % 2 == 0 ? "returned" : "left-tab")));
        assertThat(state.save().facts().facts())
                .hasSize(5_000)
                .extracting(Facts.Fact::seq)
                .startsWith(3L)
                .endsWith(Facts.MOST + 2L);
        var restored = new RoomState();
        restored.restore(state.save());
        assertThat(restored.save()).isEqualTo(state.save());
    }
}
