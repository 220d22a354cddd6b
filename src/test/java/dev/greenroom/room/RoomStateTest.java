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
}
