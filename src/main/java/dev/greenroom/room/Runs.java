package dev.greenroom.room;

import dev.greenroom.recording.Recorded;
import dev.greenroom.recording.RoomEvent.Piece;
import dev.greenroom.recording.RoomEvent.RunEnded;
import dev.greenroom.recording.RoomEvent.RunOutput;
import dev.greenroom.recording.RoomEvent.RunStarted;
import dev.greenroom.recording.RoomEvent.RunStopped;
import dev.greenroom.recording.RoomEvent.RunningSwitched;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * The programs that were run, as the room shows them: {@code run-state.js} makes the same of the same events. Guarded by
 * the room's lock.
 */
final class Runs {

    /** So many UTF-16 units of output all of them keep together; what is older is in the recording only. */
    static final int KEPT_OUTPUT = 512 * 1024;

    /** So many there may ever be: a program every few seconds for a whole day. */
    static final int MOST = 10_000;

    /**
     * One of them.
     *
     * @param name what the file where it began was called then
     * @param output null once it is let go of
     * @param stopped by whom
     */
    record Run(
            long seq,
            long at,
            UUID by,
            String name,
            RunStarted started,
            @Nullable List<Piece> output,
            @Nullable UUID stopped,
            @Nullable End end) {

        int number() {
            return started.run();
        }

        Run with(@Nullable List<Piece> newOutput) {
            return new Run(seq, at, by, name, started, newOutput, stopped, end);
        }

        Run stoppedBy(UUID who) {
            return new Run(seq, at, by, name, started, output, who, end);
        }

        Run ended(End how) {
            return new Run(seq, at, by, name, started, output, stopped, how);
        }

        private int size() {
            return output == null
                    ? 0
                    : output.stream().mapToInt(piece -> piece.text().length()).sum();
        }
    }

    record End(long at, RunEnded event) {}

    /** What a snapshot keeps. */
    record Saved(List<Run> runs, boolean allowed) {}

    private final List<Run> runs = new ArrayList<>();
    private boolean allowed = true;

    Saved save() {
        return new Saved(
                runs.stream()
                        .map(run -> run.output == null ? run : run.with(List.copyOf(run.output)))
                        .toList(),
                allowed);
    }

    /** Becomes what was saved; only where there is nothing yet. */
    void restore(Saved saved) {
        saved.runs().stream()
                .map(run -> run.output == null ? run : run.with(new ArrayList<>(run.output)))
                .forEach(runs::add);
        allowed = saved.allowed();
    }

    /** Whether programs may be run in this interview. */
    boolean areAllowed() {
        return allowed;
    }

    /** The one that has not ended. */
    Optional<Run> open() {
        return runs.isEmpty() || runs.getLast().end != null ? Optional.empty() : Optional.of(runs.getLast());
    }

    boolean areTooMany() {
        return runs.size() >= MOST;
    }

    /** The number of the next one. */
    int next() {
        return runs.size() + 1;
    }

    void apply(Recorded recorded, RunStarted event, String name) {
        runs.add(new Run(recorded.seq(), recorded.at(), recorded.author(), name, event, new ArrayList<>(), null, null));
    }

    void apply(RunOutput event) {
        var output = runs.get(event.run() - 1).output;
        if (output == null) return;
        for (var piece : event.pieces()) {
            if (!output.isEmpty() && output.getLast().channel().equals(piece.channel())) {
                output.add(new Piece(piece.channel(), output.removeLast().text() + piece.text()));
            } else {
                output.add(piece);
            }
        }
        letGo();
    }

    void apply(Recorded recorded, RunStopped event) {
        runs.set(event.run() - 1, runs.get(event.run() - 1).stoppedBy(recorded.author()));
    }

    void apply(Recorded recorded, RunEnded event) {
        runs.set(event.run() - 1, runs.get(event.run() - 1).ended(new End(recorded.at(), event)));
    }

    void apply(RunningSwitched event) {
        allowed = event.on();
    }

    /** Of the oldest first, and never of the last. */
    private void letGo() {
        var size = runs.stream().mapToInt(Run::size).sum();
        for (var i = 0; size > KEPT_OUTPUT && i < runs.size() - 1; i++) {
            size -= runs.get(i).size();
            runs.set(i, runs.get(i).with(null));
        }
    }

    /**
     * Nothing at all while there is nothing to tell.
     *
     * @param hiddenBefore what was run before this seq is not told
     */
    void write(JsonGenerator json, long hiddenBefore) {
        var told = runs.stream().filter(run -> run.seq >= hiddenBefore).toList();
        if (!told.isEmpty()) {
            json.writeName("runs");
            json.writeStartArray();
            told.forEach(run -> write(json, run));
            json.writeEndArray();
        }
        if (!allowed) json.writeBooleanProperty("running", false);
    }

    private static void write(JsonGenerator json, Run run) {
        json.writeStartObject();
        json.writeNumberProperty("run", run.number());
        json.writeNumberProperty("seq", run.seq);
        json.writeNumberProperty("at", run.at);
        json.writeStringProperty("by", run.by.toString());
        json.writeStringProperty("file", run.started.file());
        json.writeStringProperty("name", run.name);
        json.writeStringProperty("language", run.started.language());
        json.writeStringProperty("arguments", run.started.arguments());
        json.writeName("revisions");
        json.writeStartObject();
        run.started.revisions().forEach(json::writeNumberProperty);
        json.writeEndObject();
        if (run.output != null) write(json, run.output);
        if (run.stopped != null) json.writeStringProperty("stopped", run.stopped.toString());
        if (run.end != null) write(json, run.end);
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, List<Piece> output) {
        json.writeName("output");
        json.writeStartArray();
        for (var piece : output) {
            json.writeStartArray();
            json.writeString(piece.channel());
            json.writeString(piece.text());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, End end) {
        var event = end.event();
        json.writeName("ended");
        json.writeStartObject();
        json.writeNumberProperty("at", end.at());
        json.writeStringProperty("outcome", event.outcome());
        if (event.code() != null) json.writeNumberProperty("code", event.code());
        if (event.limit() != null) json.writeNumberProperty("limit", event.limit());
        if (event.why() != null) json.writeStringProperty("why", event.why());
        json.writeNumberProperty("ms", event.ms());
        json.writeNumberProperty("memory", event.memory());
        json.writeEndObject();
    }
}
