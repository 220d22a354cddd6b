package dev.greenroom.room;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A client written from {@code docs/room-protocol.md} alone: it shares nothing with the server, nor with the other
 * clients here. It shows what has been committed and nothing else, so it needs no rebasing of its own, but for the place
 * of an edit that the room cannot place any more.
 */
final class PlainClient implements WebSocket.Listener, AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final class File {
        private String name = "";
        private int revision;
        private final StringBuilder text = new StringBuilder();
    }

    /** Something to be recorded; of an edit also where it goes, as the text is now. */
    private static final class Command {
        private final ObjectNode message;
        private String file = "";
        private String text = "";
        private int position;

        private Command(String type) {
            message = JSON.createObjectNode().put("type", type);
        }

        private boolean isEdit() {
            return !file.isEmpty();
        }

        /** Once it has been sent it stays as it is, for the recording may hold it already. */
        private boolean isNumbered() {
            return message.has("n");
        }

        @Override
        public String toString() {
            return message.toString();
        }
    }

    private final URI address;
    private final String cookie;
    private final String client = UUID.randomUUID().toString();
    private final Map<String, File> files = new LinkedHashMap<>();
    private final Map<Integer, StringBuilder> outputs = new LinkedHashMap<>();
    private final Map<Integer, String> outcomes = new LinkedHashMap<>();
    private File input = new File();
    private final ArrayDeque<Command> commands = new ArrayDeque<>();
    private final List<Integer> closed = new ArrayList<>();
    private final StringBuilder pieces = new StringBuilder();
    private WebSocket socket;
    private boolean sent;
    private int refusals;
    private int n;
    private long seq;
    private long head = Long.MAX_VALUE;

    PlainClient(URI address, String cookie) {
        this.address = address;
        this.cookie = cookie;
    }

    /** Opens a socket, the first one or another, and says what is known already. */
    synchronized void connect() {
        pieces.setLength(0);
        head = Long.MAX_VALUE;
        sent = false;
        socket = HTTP.newWebSocketBuilder()
                .header("Cookie", cookie)
                .buildAsync(address, this)
                .join();
        socket.sendText(
                        JSON.createObjectNode()
                                .put("type", "hello")
                                .put("since", seq)
                                .toString(),
                        true)
                .join();
    }

    /** Puts text into a file as it is once everything asked for before has been answered. */
    void insert(String file, int position, String text) {
        var edit = new Command("edit");
        edit.message.put("file", file).put("how", "typed");
        edit.file = file;
        edit.position = position;
        edit.text = text;
        command(edit);
    }

    void addFile(String name) {
        var add = new Command("add-file");
        add.message.put("name", name);
        command(add);
    }

    void run(String file, String arguments) {
        var run = new Command("run");
        run.message.put("file", file).put("arguments", arguments);
        command(run);
    }

    private synchronized void command(Command command) {
        command.message.put("client", client);
        commands.add(command);
        sendNext();
    }

    synchronized String text(String file) {
        return document(file).text.toString();
    }

    private File document(String file) {
        return file.equals("stdin") ? input : files.get(file);
    }

    /** What it wrote so far, whatever the channel. */
    synchronized String output(int run) {
        return outputs.get(run).toString();
    }

    synchronized boolean hasEnded(int run) {
        return outcomes.containsKey(run);
    }

    synchronized String outcome(int run) {
        return outcomes.get(run);
    }

    synchronized String file(String name) {
        return files.entrySet().stream()
                .filter(file -> file.getValue().name.equals(name))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    synchronized long seq() {
        return seq;
    }

    /** How often the room did not know the revision. */
    synchronized int refusals() {
        return refusals;
    }

    synchronized List<Integer> closeCodes() {
        return List.copyOf(closed);
    }

    /** Waits, at most half a minute, until that is so. */
    synchronized void await(Predicate<PlainClient> condition) {
        var end = System.nanoTime() + 30_000_000_000L;
        try {
            while (!condition.test(this)) {
                if (System.nanoTime() > end) throw new AssertionError("At " + seq + ": " + commands + closed);
                wait(100);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    boolean isQuiet() {
        return commands.isEmpty() && seq >= head;
    }

    /** Ends the connection without a word. */
    synchronized void cut() {
        socket.abort();
    }

    @Override
    public void close() {
        cut();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        synchronized (this) {
            pieces.append(data);
            if (last && from == socket) {
                var message = JSON.readTree(pieces.toString());
                pieces.setLength(0);
                receive(message);
                notifyAll();
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public synchronized CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.add(code);
        notifyAll();
        return null;
    }

    private void receive(JsonNode message) {
        switch (message.get("type").asString()) {
            case "welcome" -> head = message.get("head").asLong();
            case "snapshot" -> begin(message.get("seq").asLong(), message.get("state"));
            case "events" -> message.get("events").forEach(this::apply);
            case "receipt" -> settle(message);
            case "refused" -> refused(message);
            case "error" -> throw new AssertionError(message);
            default -> {}
        }
        sendNext();
    }

    private void begin(long at, JsonNode state) {
        seq = at;
        files.clear();
        state.get("files").forEachEntry((id, saved) -> {
            var file = new File();
            file.name = saved.get("name").asString();
            file.revision = saved.get("revision").asInt();
            file.text.append(saved.get("text").asString());
            files.put(id, file);
        });
        input = new File();
        input.revision = state.at("/input/revision").asInt(0);
        input.text.append(state.at("/input/text").asString(""));
        for (var run : state.path("runs")) {
            var output = new StringBuilder();
            run.path("output").forEach(piece -> output.append(piece.get(1).asString()));
            outputs.put(run.get("run").asInt(), output);
            if (run.has("ended"))
                outcomes.put(run.get("run").asInt(), run.at("/ended/outcome").asString());
        }
    }

    private void apply(JsonNode event) {
        seq = event.get("seq").asLong();
        var id = event.path("file").asString("");
        switch (event.get("type").asString()) {
            case "file-added" ->
                files.computeIfAbsent(id, _ -> new File()).name =
                        event.get("name").asString();
            case "file-renamed" -> files.get(id).name = event.get("name").asString();
            case "file-removed" -> files.remove(id);
            case "edited" -> event.get("changes").forEach(changes -> change(id, changes));
            case "run-started" -> outputs.put(event.get("run").asInt(), new StringBuilder());
            case "run-output" -> {
                var output = outputs.get(event.get("run").asInt());
                event.get("pieces").forEach(piece -> output.append(piece.get(1).asString()));
            }
            case "run-ended" ->
                outcomes.put(event.get("run").asInt(), event.get("outcome").asString());
            default -> {}
        }
        settle(event);
    }

    /** Sections: so many units kept; or an array, so many replaced by the lines that follow. */
    private void change(String id, JsonNode sections) {
        var file = document(id);
        var sent = commands.peek();
        var moves = sent != null && sent.isNumbered() && sent.file.equals(id);
        var at = 0;
        for (var section : sections) {
            if (section.isNumber()) {
                at += section.asInt();
                continue;
            }
            var lines = new ArrayList<String>();
            for (var i = 1; i < section.size(); i++) lines.add(section.get(i).asString());
            var inserted = String.join("\n", lines);
            var deleted = section.get(0).asInt();
            file.text.replace(at, at + deleted, inserted);
            if (moves) sent.position = moved(sent.position, at, deleted, inserted.length());
            at += inserted.length();
        }
        file.revision++;
    }

    private static int moved(int position, int at, int deleted, int inserted) {
        if (position < at) return position;
        return position < at + deleted ? at + inserted : position - deleted + inserted;
    }

    /** The room does not look back that far: what it takes is the same at its new place, under the next number. */
    private void refused(JsonNode refusal) {
        if (!refusal.get("code").asString().equals("base-unknown")) throw new AssertionError(refusal);
        var command = commands.element();
        if (refusal.get("n").asInt() != command.message.get("n").asInt()) return;
        command.message.remove("n");
        sent = false;
        refusals++;
    }

    private void settle(JsonNode answer) {
        var mine = answer.path("client").asString("").equals(client);
        if (!mine
                || commands.isEmpty()
                || answer.get("n").asInt() != commands.peek().message.path("n").asInt()) return;
        commands.remove();
        sent = false;
    }

    private void sendNext() {
        if (sent || commands.isEmpty() || seq < head) return;
        sent = true;
        var command = commands.element();
        if (!command.isNumbered()) {
            command.message.put("n", ++n);
            if (command.isEdit()) aim(command);
        }
        socket.sendText(command.message.toString(), true);
    }

    private void aim(Command edit) {
        var file = document(edit.file);
        var sections =
                edit.message.put("revision", file.revision).putArray("changes").addArray();
        if (edit.position > 0) sections.add(edit.position);
        lines(sections.addArray().add(0), edit.text);
        if (edit.position < file.text.length()) sections.add(file.text.length() - edit.position);
        edit.message.putArray("ms").add(0);
    }

    private static void lines(ArrayNode section, String text) {
        for (var line : text.split("\n", -1)) section.add(line);
    }
}
