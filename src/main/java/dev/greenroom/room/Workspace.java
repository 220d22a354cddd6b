package dev.greenroom.room;

import dev.greenroom.recording.RoomEvent.FileAdded;
import dev.greenroom.recording.RoomEvent.FileRemoved;
import dev.greenroom.recording.RoomEvent.FileRenamed;
import dev.greenroom.room.ClientMessage.AddFile;
import dev.greenroom.room.ClientMessage.RemoveFile;
import dev.greenroom.room.ClientMessage.RenameFile;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/**
 * The files of a room, in the order they were added, and what programs find in their standard input. A command is
 * checked here and becomes an event; an event changes what is here. Guarded by the room's lock.
 */
final class Workspace {

    private static final int MOST_FILES = 20;

    /** So many there may ever be: those that are gone are still known by their names. */
    static final int MOST_ADDED = 10_000;

    /** The id of the standard input, which is typed in like a file and is none. */
    static final String INPUT = "stdin";

    private static final FileAdded FIRST = new FileAdded(null, 0, "f1", "main.py", "python");

    /** A file that is gone: facts about it still say its name. */
    record Removed(String name, long seq) {}

    /** What a snapshot keeps, in the same order. */
    record Saved(Map<String, Document.Saved> files, Map<String, Removed> removed, int added, Document.Saved input) {}

    private final Map<String, Document> files = new LinkedHashMap<>();
    private final Map<String, Removed> removed = new LinkedHashMap<>();
    private Document input = new Document(INPUT, "plain");

    /** How many there ever were: an id is never used again. */
    private int added;

    Saved save() {
        var saved = new LinkedHashMap<String, Document.Saved>();
        files.forEach((id, document) -> saved.put(id, document.save()));
        return new Saved(saved, new LinkedHashMap<>(removed), added, input.save());
    }

    /** Becomes what was saved; only where there is nothing yet. */
    void restore(Saved saved) {
        saved.files().forEach((id, file) -> files.put(id, new Document(file)));
        removed.putAll(saved.removed());
        added = saved.added();
        input = new Document(saved.input());
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    /** Whether it is as every room begins: one file of that name, in which nothing is written. */
    boolean isUntouched() {
        return input.text().isEmpty()
                && files.values().stream()
                        .allMatch(file -> file.text().isEmpty() && file.name().equals(FIRST.name()));
    }

    /** @throws Refused when it was removed, or never was */
    Document file(String id) {
        var document = files.get(id);
        if (document == null) throw Refused.noFile(id);
        return document;
    }

    /**
     * Anything that can be typed in: a file, or the standard input.
     *
     * @throws Refused when there is no such file
     */
    Document document(String id) {
        return id.equals(INPUT) ? input : file(id);
    }

    /** All of them, by their ids. */
    Map<String, Document> files() {
        return Collections.unmodifiableMap(files);
    }

    /** What every room begins with. */
    FileAdded first() {
        return FIRST;
    }

    FileAdded add(AddFile command) {
        if (files.size() >= MOST_FILES) throw Refused.tooManyFiles("A room has at most " + MOST_FILES + " files");
        if (added >= MOST_ADDED) throw Refused.tooManyFiles("A room has no more than " + MOST_ADDED + " files ever");
        var name = free(command.name(), "");
        var language = Languages.ofFile(name).orElse("plain");
        return new FileAdded(command.client(), command.n(), "f" + (added + 1), name, language);
    }

    FileRenamed rename(RenameFile command) {
        var file = file(command.file());
        var name = free(command.name(), command.file());
        var language = Languages.ofFile(name).orElse(file.language());
        return new FileRenamed(command.client(), command.n(), command.file(), name, language);
    }

    FileRemoved remove(RemoveFile command) {
        file(command.file());
        if (files.size() == 1) throw Refused.lastFile();
        return new FileRemoved(command.client(), command.n(), command.file());
    }

    void apply(FileAdded event) {
        files.put(event.file(), new Document(event.name(), event.language()));
        added++;
    }

    void apply(FileRenamed event) {
        file(event.file()).rename(event.name(), event.language());
    }

    void apply(FileRemoved event, long seq) {
        removed.put(event.file(), new Removed(file(event.file()).name(), seq));
        files.remove(event.file());
    }

    /** @param hiddenBefore what was removed before this seq is not told */
    void write(JsonGenerator json, long hiddenBefore) {
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
        if (removed.values().stream().anyMatch(gone -> gone.seq() >= hiddenBefore)) writeRemoved(json, hiddenBefore);
        if (input.revision() > 0) writeInput(json);
    }

    private void writeInput(JsonGenerator json) {
        json.writeName("input");
        json.writeStartObject();
        json.writeNumberProperty("revision", input.revision());
        json.writeStringProperty("text", input.text());
        json.writeEndObject();
    }

    private void writeRemoved(JsonGenerator json, long hiddenBefore) {
        json.writeName("removed");
        json.writeStartObject();
        removed.forEach((id, gone) -> {
            if (gone.seq() >= hiddenBefore) json.writeStringProperty(id, gone.name());
        });
        json.writeEndObject();
    }

    private String free(String typed, String own) {
        var name = FileName.checked(typed);
        files.forEach((id, document) -> {
            if (!id.equals(own) && FileName.isSame(document.name(), name)) throw Refused.nameTaken(document.name());
        });
        return name;
    }
}
