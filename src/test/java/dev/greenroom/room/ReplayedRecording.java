package dev.greenroom.room;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What somebody finds who reads a recording with nothing but {@code docs/room-protocol.md}, and trusts none of it. */
final class ReplayedRecording {

    /** One change: of whom, as part of what command, and when it was typed. */
    record Edit(String by, String client, int n, int index, long at, Changes changes) {}

    private static final JsonMapper JSON = new JsonMapper();

    private static final class File {
        private String name;
        private String text = "";
        private int revision;

        private File(String name) {
            this.name = name;
        }
    }

    private final List<Edit> edits = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private final HashSet<String> commands = new HashSet<>();
    private final Map<String, File> files = new LinkedHashMap<>();
    private final File input = new File("");
    private long seq;
    private long at;

    /** @param lines the events, one each, without a header */
    ReplayedRecording(List<String> lines) {
        lines.stream().map(JSON::readTree).forEach(this::apply);
    }

    /** Of the first file, which nobody removed. */
    String text() {
        return text("f1");
    }

    /** The files that are there in the end, by their ids. */
    Set<String> files() {
        return files.keySet();
    }

    String text(String file) {
        return files.get(file).text;
    }

    /** What programs find in their standard input in the end. */
    String input() {
        return input.text;
    }

    String name(String file) {
        return files.get(file).name;
    }

    int revision(String file) {
        return files.get(file).revision;
    }

    List<Edit> edits() {
        return edits;
    }

    List<Edit> editsOf(SimulatedClient client) {
        return edits.stream().filter(edit -> edit.client.equals(client.id())).toList();
    }

    List<String> types() {
        return types;
    }

    long head() {
        return seq;
    }

    private void apply(JsonNode event) {
        require(event.get("seq").longValue() == seq + 1, "a gap or a double before", event);
        require(event.get("at").longValue() >= at, "a step back in time at", event);
        seq++;
        at = event.get("at").longValue();
        var type = event.get("type").stringValue();
        types.add(type);
        switch (type) {
            case "edited" -> edited(event);
            case "file-added" -> {
                var before = files.put(
                        event.get("file").stringValue(),
                        new File(event.get("name").stringValue()));
                require(before == null, "an id a second time in", event);
            }
            case "file-renamed" -> file(event).name = event.get("name").stringValue();
            case "file-removed" -> files.remove(event.get("file").stringValue(), file(event));
            default -> {}
        }
        require(
                files.values().stream().map(file -> file.name).distinct().count() == files.size(),
                "one name twice after",
                event);
    }

    private File file(JsonNode event) {
        var id = event.get("file").stringValue();
        var file = id.equals("stdin") ? input : files.get(id);
        if (file == null) throw new AssertionError("The recording has no such file at " + event);
        return file;
    }

    private void edited(JsonNode event) {
        var client = event.get("client").stringValue();
        var n = event.get("n").intValue();
        var changes = RebaseVectors.list(event.get("changes"));
        var ms = event.get("ms");
        require(commands.add(client + " " + n), "a command that was there before:", event);
        var file = file(event);
        require(event.get("revision").intValue() == file.revision, "not at revision " + file.revision + ":", event);
        require(ms.size() == changes.size(), "a change without a time in", event);
        for (var i = 0; i < changes.size(); i++) {
            var age = ms.get(i).longValue();
            require(age >= 0 && (i == 0 || age <= ms.get(i - 1).longValue()), "times out of order in", event);
            file.text = changes.get(i).apply(file.text);
            file.revision++;
            edits.add(new Edit(event.get("by").stringValue(), client, n, i, at - age, changes.get(i)));
        }
    }

    private static void require(boolean truth, String problem, JsonNode event) {
        if (!truth) throw new AssertionError("The recording has " + problem + " " + event);
    }
}
