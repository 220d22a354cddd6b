package dev.greenroom.room;

import dev.greenroom.recording.Recorded;
import dev.greenroom.recording.RoomEvent.Edited;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** What there is to tell about the candidate that is neither said nor typed. Guarded by the room's lock. */
final class Facts {

    /** {@code file} and {@code size} for what was pasted. */
    private record Fact(
            Recorded recorded, String type, @Nullable String file, int size) {}

    private final List<Fact> facts = new ArrayList<>();
    private final Set<UUID> away = new HashSet<>();

    void pasted(Recorded recorded, Edited edited) {
        facts.add(new Fact(recorded, "pasted", edited.file(), Batch.inserted(edited.changes())));
    }

    void leftTab(Recorded recorded) {
        away.add(recorded.author());
        facts.add(new Fact(recorded, "left-tab", null, 0));
    }

    void returned(Recorded recorded) {
        away.remove(recorded.author());
        facts.add(new Fact(recorded, "returned", null, 0));
    }

    /** A page that was just opened is in front. */
    void joined(UUID who) {
        away.remove(who);
    }

    /** Whether none of their tabs was in front when they last said so. */
    boolean isAway(UUID who) {
        return away.contains(who);
    }

    /** Nothing at all while there is nothing to tell. */
    void write(JsonGenerator json) {
        if (facts.isEmpty()) return;
        json.writeName("facts");
        json.writeStartArray();
        for (var fact : facts) {
            json.writeStartObject();
            json.writeNumberProperty("seq", fact.recorded().seq());
            json.writeNumberProperty("at", fact.recorded().at());
            json.writeStringProperty("by", fact.recorded().author().toString());
            json.writeStringProperty("type", fact.type());
            if (fact.file() != null) {
                json.writeStringProperty("file", fact.file());
                json.writeNumberProperty("size", fact.size());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
