package dev.greenroom.room;

import dev.greenroom.recording.Recorded;
import dev.greenroom.recording.RoomEvent.Edited;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** What there is to tell about the candidate that is neither said nor typed. Guarded by the room's lock. */
final class Facts {

    /** The latest so many, an hour's several times over; what is older is in the recording only. */
    static final int MOST = 5_000;

    /** {@code file} and {@code size} for what was pasted. */
    record Fact(
            long seq,
            long at,
            UUID by,
            String type,
            @Nullable String file,
            int size) {}

    /** What a snapshot keeps. */
    record Saved(List<Fact> facts, Set<UUID> away) {}

    private final ArrayDeque<Fact> facts = new ArrayDeque<>();
    private final Set<UUID> away = new HashSet<>();

    Saved save() {
        return new Saved(List.copyOf(facts), Set.copyOf(away));
    }

    /** Becomes what was saved; only where there is nothing yet. */
    void restore(Saved saved) {
        saved.facts().forEach(this::add);
        away.addAll(saved.away());
    }

    void pasted(Recorded recorded, Edited edited) {
        add(recorded, "pasted", edited.file(), Batch.inserted(edited.changes()));
    }

    void leftTab(Recorded recorded) {
        away.add(recorded.author());
        add(recorded, "left-tab", null, 0);
    }

    void returned(Recorded recorded) {
        away.remove(recorded.author());
        add(recorded, "returned", null, 0);
    }

    private void add(Recorded recorded, String type, @Nullable String file, int size) {
        add(new Fact(recorded.seq(), recorded.at(), recorded.author(), type, file, size));
    }

    private void add(Fact fact) {
        facts.add(fact);
        if (facts.size() > MOST) facts.remove();
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
            json.writeNumberProperty("seq", fact.seq());
            json.writeNumberProperty("at", fact.at());
            json.writeStringProperty("by", fact.by().toString());
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
