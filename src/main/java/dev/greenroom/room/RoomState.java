package dev.greenroom.room;

import dev.greenroom.interview.Stage;
import dev.greenroom.recording.Recorded;
import dev.greenroom.recording.RoomEvent.Edited;
import dev.greenroom.recording.RoomEvent.FileAdded;
import dev.greenroom.recording.RoomEvent.FileRemoved;
import dev.greenroom.recording.RoomEvent.FileRenamed;
import dev.greenroom.recording.RoomEvent.Finished;
import dev.greenroom.recording.RoomEvent.FocusEnded;
import dev.greenroom.recording.RoomEvent.FocusStarted;
import dev.greenroom.recording.RoomEvent.Interrupted;
import dev.greenroom.recording.RoomEvent.Joined;
import dev.greenroom.recording.RoomEvent.LanguageChosen;
import dev.greenroom.recording.RoomEvent.Left;
import dev.greenroom.recording.RoomEvent.LeftTab;
import dev.greenroom.recording.RoomEvent.Returned;
import dev.greenroom.recording.RoomEvent.RunEnded;
import dev.greenroom.recording.RoomEvent.RunOutput;
import dev.greenroom.recording.RoomEvent.RunStarted;
import dev.greenroom.recording.RoomEvent.RunStopped;
import dev.greenroom.recording.RoomEvent.RunningSwitched;
import dev.greenroom.recording.RoomEvent.Said;
import dev.greenroom.recording.RoomEvent.Selected;
import dev.greenroom.recording.RoomEvent.Started;
import dev.greenroom.recording.RoomEvent.Unknown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
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

    /** UTF-16 units: twenty thousand short messages, or a thousand of the longest. */
    static final int MOST_CHAT = 4 << 20;

    /** UTF-16 units that a message counts for besides its text: what it takes to say who said it and when. */
    static final int MESSAGE_FRAME = 200;

    /** By how many clients one person may have left something here: each is a page that was loaded. */
    static final int MOST_CLIENTS = 1_000;

    record Person(String role, boolean here) {}

    record Message(long seq, long at, UUID by, String text) {}

    /** Minutes for the candidate alone, until a time in milliseconds. */
    record Focus(UUID by, long until) {}

    /** What a snapshot keeps: everything, but for the past that late edits are rebased over. */
    record Saved(
            long seq,
            long at,
            @Nullable Long startedAt,
            long startedSeq,
            @Nullable Long finishedAt,
            @Nullable Focus focus,
            Workspace.Saved workspace,
            Map<UUID, Person> people,
            List<Message> chat,
            Facts.Saved facts,
            Runs.Saved runs,
            int unknown,
            Map<String, Receipt> receipts) {}

    /** The last command of one page load that is in the recording, whose it is, and where. */
    record Receipt(UUID by, int n, long seq) {}

    private long seq;
    private long at;
    private @Nullable Long startedAt;
    private long startedSeq;
    private @Nullable Long finishedAt;
    private @Nullable Focus focus;
    private final Workspace workspace = new Workspace();
    private final Map<UUID, Person> people = new LinkedHashMap<>();

    /** Replaced, never changed, so that whoever asks, and the clock often does, need not be given one of their own. */
    private Set<UUID> here = Set.of();

    private final List<Message> chat = new ArrayList<>();
    private long chatSize;
    private final Facts facts = new Facts();
    private final Runs runs = new Runs();
    private int unknown;
    private final Map<String, Receipt> receipts = new HashMap<>();

    Saved save() {
        return new Saved(
                seq,
                at,
                startedAt,
                startedSeq,
                finishedAt,
                focus,
                workspace.save(),
                new LinkedHashMap<>(people),
                List.copyOf(chat),
                facts.save(),
                runs.save(),
                unknown,
                Map.copyOf(receipts));
    }

    /** Becomes what was saved; only where there is nothing yet. */
    void restore(Saved saved) {
        seq = saved.seq();
        at = saved.at();
        startedAt = saved.startedAt();
        startedSeq = saved.startedSeq();
        finishedAt = saved.finishedAt();
        focus = saved.focus();
        workspace.restore(saved.workspace());
        people.putAll(saved.people());
        seeWhoIsHere();
        saved.chat().forEach(this::add);
        facts.restore(saved.facts());
        runs.restore(saved.runs());
        unknown = saved.unknown();
        receipts.putAll(saved.receipts());
    }

    /** An event from the log, as it is loaded: an edit is applied to its document. */
    void load(Recorded recorded) {
        if (recorded.event() instanceof Edited edited) {
            document(edited.file()).replay(edited.revision(), edited.client(), Batch.parse(edited.changes()));
        }
        apply(recorded);
    }

    /** An event of the living room. The document has taken an edit already, when it was rebased and checked. */
    void apply(Recorded recorded) {
        seq = recorded.seq();
        at = recorded.at();
        switch (recorded.event()) {
            case Joined joined -> {
                people.put(recorded.author(), new Person(joined.role(), true));
                seeWhoIsHere();
                facts.joined(recorded.author());
            }
            case Left _ -> {
                people.computeIfPresent(recorded.author(), (_, person) -> new Person(person.role(), false));
                seeWhoIsHere();
            }
            case Interrupted _ -> {
                people.replaceAll((_, person) -> new Person(person.role(), false));
                seeWhoIsHere();
            }
            case Started _ -> {
                startedAt = at;
                startedSeq = seq;
            }
            case Finished _ -> finishedAt = at;
            case FileAdded added -> {
                workspace.apply(added);
                if (added.client() != null) settle(recorded, added.client(), added.n());
            }
            case FileRenamed renamed -> {
                workspace.apply(renamed);
                settle(recorded, renamed.client(), renamed.n());
            }
            case FileRemoved removed -> {
                workspace.apply(removed, seq);
                settle(recorded, removed.client(), removed.n());
            }
            case LanguageChosen chosen -> {
                file(chosen.file()).choose(chosen.language());
                settle(recorded, chosen.client(), chosen.n());
            }
            case Edited edited -> {
                settle(recorded, edited.client(), edited.n());
                if (edited.how().equals("pasted") && isCandidate(recorded)) facts.pasted(recorded, edited);
            }
            case LeftTab _ -> facts.leftTab(recorded);
            case Returned _ -> facts.returned(recorded);
            case Said said -> {
                add(new Message(seq, at, recorded.author(), said.text()));
                settle(recorded, said.client(), said.n());
            }
            case FocusStarted started -> {
                focus = new Focus(recorded.author(), at + started.minutes() * 60_000L);
                settle(recorded, started.client(), started.n());
            }
            case FocusEnded ended -> {
                focus = null;
                if (ended.client() != null) settle(recorded, ended.client(), ended.n());
            }
            case RunStarted started -> {
                runs.apply(recorded, started, file(started.file()).name());
                settle(recorded, started.client(), started.n());
            }
            case RunOutput output -> runs.apply(output);
            case RunStopped stopped -> {
                runs.apply(recorded, stopped);
                settle(recorded, stopped.client(), stopped.n());
            }
            case RunEnded ended -> runs.apply(recorded, ended);
            case RunningSwitched switched -> {
                runs.apply(switched);
                settle(recorded, switched.client(), switched.n());
            }
            case Selected _ -> {}
            case Unknown _ -> unknown++;
        }
    }

    private void add(Message message) {
        chat.add(message);
        chatSize += size(message.text());
    }

    private static int size(String text) {
        return text.length() + MESSAGE_FRAME;
    }

    /** Whether the chat cannot take this as well. */
    boolean isTooMuchChat(String text) {
        return chatSize + size(text) > MOST_CHAT;
    }

    private void settle(Recorded recorded, String client, int n) {
        receipts.put(client, new Receipt(recorded.author(), n, seq));
    }

    /** Whether commands of this client were somebody else's. Everybody hears its name, so it proves nothing. */
    boolean isTaken(String client, UUID who) {
        var last = receipts.get(client);
        return last != null && !last.by().equals(who);
    }

    /** Whether this client is new, and whose it is has had too many. */
    boolean isOneClientTooMany(String client, UUID who) {
        if (receipts.containsKey(client)) return false;
        var theirs =
                receipts.values().stream().filter(last -> last.by().equals(who)).count();
        return theirs >= MOST_CLIENTS;
    }

    /** The receipt for a command that is in the recording already. */
    Optional<Receipt> receipt(String client, int n) {
        return Optional.ofNullable(receipts.get(client)).filter(last -> n <= last.n());
    }

    Workspace workspace() {
        return workspace;
    }

    /** @throws Refused when there is no such file */
    Document file(String id) {
        return workspace.file(id);
    }

    /**
     * Anything that can be typed in: a file, or the standard input.
     *
     * @throws Refused when there is no such file
     */
    Document document(String id) {
        return workspace.document(id);
    }

    Runs runs() {
        return runs;
    }

    boolean isHere(UUID participant) {
        var person = people.get(participant);
        return person != null && person.here();
    }

    /** Whether none of their tabs was in front when they last said so. */
    boolean isAway(UUID participant) {
        return facts.isAway(participant);
    }

    private boolean isCandidate(Recorded recorded) {
        var person = people.get(recorded.by());
        return person != null && person.role().equals("candidate");
    }

    /** In order; the set stays as it is. */
    Set<UUID> here() {
        return here;
    }

    private void seeWhoIsHere() {
        var now = new TreeSet<UUID>();
        people.forEach((id, person) -> {
            if (person.here()) now.add(id);
        });
        here = Collections.unmodifiableSet(now);
    }

    /** Whether the candidate has some minutes to themselves. */
    boolean isFocused() {
        return focus != null;
    }

    /** Whether those minutes have passed. */
    boolean isFocusOver(long now) {
        return focus != null && now >= focus.until();
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

    /** The snapshot's {@code state}; a candidate's leaves out what was said, removed and run before the interview started. */
    void write(JsonGenerator json, boolean forCandidate) {
        json.writeStartObject();
        json.writeNumberProperty("seq", seq);
        json.writeNumberProperty("at", at);
        writeTime(json, "startedAt", startedAt);
        writeTime(json, "finishedAt", finishedAt);
        workspace.write(json, forCandidate ? startedSeq : 0);
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
            if (forCandidate && message.seq() < startedSeq) continue;
            json.writeStartObject();
            json.writeNumberProperty("seq", message.seq());
            json.writeNumberProperty("at", message.at());
            json.writeStringProperty("by", message.by().toString());
            json.writeStringProperty("text", message.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        runs.write(json, forCandidate ? startedSeq : 0);
        facts.write(json);
        if (focus != null) writeFocus(json, focus);
        json.writeNumberProperty("unknown", unknown);
        json.writeEndObject();
    }

    private static void writeFocus(JsonGenerator json, Focus focus) {
        json.writeName("focus");
        json.writeStartObject();
        json.writeStringProperty("by", focus.by().toString());
        json.writeNumberProperty("until", focus.until());
        json.writeEndObject();
    }

    private static void writeTime(JsonGenerator json, String name, @Nullable Long time) {
        json.writeName(name);
        if (time == null) {
            json.writeNull();
        } else {
            json.writeNumber(time);
        }
    }
}
