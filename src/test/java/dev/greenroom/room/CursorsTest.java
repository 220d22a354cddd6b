package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.recording.Recorded;
import dev.greenroom.recording.RoomEvent.Selected;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CursorsTest {

    static final UUID ADA = UUID.randomUUID();
    static final UUID GRACE = UUID.randomUUID();

    final RoomState state = new RoomState();
    final Cursors cursors = new Cursors();
    final List<UUID> recorded = new ArrayList<>();
    final List<Selected> events = new ArrayList<>();

    @BeforeEach
    void aFile() {
        state.load(
                Recorded.parse(
                        "{\"seq\":1,\"at\":1,\"type\":\"file-added\",\"file\":\"f1\",\"name\":\"main\",\"language\":\"python\"}"));
    }

    @Test
    void gatherWhereSomebodyWentAndMapItToTheFileAsItIs() {
        type(1);
        cursors.moved(ADA, 1_000, "f1", 1, new ClientMessage.Range(1, 1));
        type(2);
        collect(3_000);
        assertThat(recorded).containsExactly(ADA);
        assertThat(events.getFirst().revision()).isEqualTo(3);
        assertThat(events.getFirst().samples().getFirst().ms()).isEqualTo(2_000);
    }

    @Test
    void sayNothingOfWhomAnEditTells() {
        cursors.moved(ADA, 1_000, "f1", 0, new ClientMessage.Range(0, 0));
        cursors.edited(ADA);
        collect(3_000);
        assertThat(recorded).isEmpty();
    }

    @Test
    void letGoOfAPlaceWhoseRevisionIsForgottenAndGoOn() {
        cursors.moved(ADA, 1_000, "f1", 0, new ClientMessage.Range(0, 0));
        type(5_000);
        cursors.moved(GRACE, 1_000, "f1", 5_000, new ClientMessage.Range(7, 7));
        collect(3_000);
        assertThat(recorded).containsExactly(GRACE);
        collect(6_000);
        assertThat(recorded).containsExactly(GRACE);
    }

    private void collect(long now) {
        cursors.collect(now, state, (who, event) -> {
            recorded.add(who);
            events.add(event);
        });
    }

    private void type(int times) {
        var document = state.file("f1");
        for (var i = 0; i < times; i++) {
            var length = document.text().length();
            document.replay(document.revision(), "c", List.of(Changes.replace(length, length, length, "x")));
        }
    }
}
