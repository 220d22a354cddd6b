package dev.greenroom.room;

import dev.greenroom.interview.Stage;
import dev.greenroom.recording.Recorded;
import dev.greenroom.recording.RoomEvent.Edited;
import dev.greenroom.recording.RoomEvent.FileAdded;
import dev.greenroom.recording.RoomEvent.Finished;
import dev.greenroom.recording.RoomEvent.Interrupted;
import dev.greenroom.recording.RoomEvent.Joined;
import dev.greenroom.recording.RoomEvent.LanguageChosen;
import dev.greenroom.recording.RoomEvent.Left;
import dev.greenroom.recording.RoomEvent.LeftTab;
import dev.greenroom.recording.RoomEvent.Returned;
import dev.greenroom.recording.RoomEvent.Said;
import dev.greenroom.recording.RoomEvent.Selected;
import dev.greenroom.recording.RoomEvent.Started;
import dev.greenroom.recording.RoomEvent.Unknown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * What the room looks like after its events: the same as {@code apply} in {@code state.js} makes of them, and what the
 * server needs besides, such as which commands it has seen. Guarded by the room's lock.
 */
final class RoomState {

    private record Person(String role, boolean here) {}

    /** Something about the candidate that is neither said nor typed; {@code file} and {@code size} for what was pasted. */
    private record Fact(
            Recorded recorded, String type, @Nullable String file, int size) {}

    private record Message(Recorded recorded, String text) {}

    /** The last command of one page load that is in the recording, and where. */
    record Receipt(int n, long seq) {}

    private long seq;
    private long at;
    private @Nullable Long startedAt;
    private long startedSeq;
    private @Nullable Long finishedAt;
    private final Map<String, Document> files = new LinkedHashMap<>();
    private final Map<UUID, Person> people = new LinkedHashMap<>();
    private final List<Message> chat = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private final Set<UUID> away = new HashSet<>();
    private int unknown;
    private final Map<String, Receipt> receipts = new HashMap<>();

    /** An event from the log, as it is loaded: an edit is applied to its document. */
    void load(Recorded recorded) {
        if (recorded.event() instanceof Edited edited) {
            file(edited.file()).replay(edited.revision(), edited.client(), Batch.parse(edited.changes()));
        }
        apply(recorded);
    }

    /** An event of the living room. The document has taken an edit already, when it was rebased and checked. */
    void apply(Recorded recorded) {
        seq = recorded.seq();
        at = recorded.at();
        switch (recorded.event()) {
            case Joined joined -> {
                people.put(by(recorded), new Person(joined.role(), true));
                away.remove(by(recorded));
            }
            case Left _ -> people.computeIfPresent(by(recorded), (_, person) -> new Person(person.role(), false));
            case Interrupted _ -> people.replaceAll((_, person) -> new Person(person.role(), false));
            case Started _ -> {
                startedAt = at;
                startedSeq = seq;
            }
            case Finished _ -> finishedAt = at;
            case FileAdded(var file, var name, var language) -> files.put(file, new Document(name, language));
            case LanguageChosen chosen -> {
                file(chosen.file()).choose(chosen.language());
                receipts.put(chosen.client(), new Receipt(chosen.n(), seq));
            }
            case Edited edited -> {
                receipts.put(edited.client(), new Receipt(edited.n(), seq));
                if (edited.how().equals("pasted") && isCandidate(recorded))
                    facts.add(new Fact(recorded, "pasted", edited.file(), Batch.inserted(edited.changes())));
            }
            case LeftTab _ -> {
                away.add(by(recorded));
                facts.add(new Fact(recorded, "left-tab", null, 0));
            }
            case Returned _ -> {
                away.remove(by(recorded));
                facts.add(new Fact(recorded, "returned", null, 0));
            }
            case Said said -> {
                chat.add(new Message(recorded, said.text()));
                receipts.put(said.client(), new Receipt(said.n(), seq));
            }
            case Selected _ -> {}
            case Unknown _ -> unknown++;
        }
    }

    /** The receipt for a command that is in the recording already. */
    Optional<Receipt> receipt(String client, int n) {
        return Optional.ofNullable(receipts.get(client)).filter(last -> n <= last.n());
    }

    Document file(String id) {
        var document = files.get(id);
        if (document == null) throw Refused.invalid("There is no file " + id);
        return document;
    }

    boolean hasFiles() {
        return !files.isEmpty();
    }

    boolean isHere(UUID participant) {
        var person = people.get(participant);
        return person != null && person.here();
    }

    /** Whether none of their tabs was in front when they last said so. */
    boolean isAway(UUID participant) {
        return away.contains(participant);
    }

    private boolean isCandidate(Recorded recorded) {
        var person = people.get(recorded.by());
        return person != null && person.role().equals("candidate");
    }

    Set<UUID> here() {
        var here = new TreeSet<UUID>();
        people.forEach((id, person) -> {
            if (person.here()) here.add(id);
        });
        return here;
    }

    Stage stage() {
        if (finishedAt != null) return Stage.FINISHED;
        return startedAt == null ? Stage.PENDING : Stage.ACTIVE;
    }

    long seq() {
        return seq;
    }

    long at() {
        return at;
    }

    @Nullable
    Long startedAt() {
        return startedAt;
    }

    /** The seq of {@code started}, 0 before that: a candidate is sent nothing older. */
    long startedSeq() {
        return startedSeq;
    }

    /** The snapshot's {@code state}; a candidate's leaves out what was said before the interview started. */
    void write(JsonGenerator json, boolean forCandidate) {
        json.writeStartObject();
        json.writeNumberProperty("seq", seq);
        json.writeNumberProperty("at", at);
        writeTime(json, "startedAt", startedAt);
        writeTime(json, "finishedAt", finishedAt);
        json.writeName("files");
        json.writeStartObject();
        files.forEach((id, document) -> {
            json.writeName(id);
            json.writeStartObject();
            json.writeStringProperty("name", document.name());
            json.writeStringProperty("language", document.language());
            json.writeNumberProperty("revision", document.revision());
            json.writeStringProperty("text", document.text());
            json.writeEndObject();
        });
        json.writeEndObject();
        json.writeName("people");
        json.writeStartObject();
        people.forEach((id, person) -> {
            json.writeName(id.toString());
            json.writeStartObject();
            json.writeStringProperty("role", person.role());
            json.writeBooleanProperty("here", person.here());
            json.writeEndObject();
        });
        json.writeEndObject();
        json.writeName("chat");
        json.writeStartArray();
        for (var message : chat) {
            if (forCandidate && message.recorded().seq() < startedSeq) continue;
            json.writeStartObject();
            json.writeNumberProperty("seq", message.recorded().seq());
            json.writeNumberProperty("at", message.recorded().at());
            json.writeStringProperty("by", by(message.recorded()).toString());
            json.writeStringProperty("text", message.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (!facts.isEmpty()) writeFacts(json);
        json.writeNumberProperty("unknown", unknown);
        json.writeEndObject();
    }

    private void writeFacts(JsonGenerator json) {
        json.writeName("facts");
        json.writeStartArray();
        for (var fact : facts) {
            json.writeStartObject();
            json.writeNumberProperty("seq", fact.recorded().seq());
            json.writeNumberProperty("at", fact.recorded().at());
            json.writeStringProperty("by", by(fact.recorded()).toString());
            json.writeStringProperty("type", fact.type());
            if (fact.file() != null) {
                json.writeStringProperty("file", fact.file());
                json.writeNumberProperty("size", fact.size());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeTime(JsonGenerator json, String name, @Nullable Long time) {
        json.writeName(name);
        if (time == null) {
            json.writeNull();
        } else {
            json.writeNumber(time);
        }
    }

    private static UUID by(Recorded recorded) {
        var by = recorded.by();
        if (by == null) throw new IllegalStateException("Nobody did event " + recorded.seq());
        return by;
    }
}
