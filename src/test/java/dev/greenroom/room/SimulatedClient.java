package dev.greenroom.room;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A browser in a room, as {@code docs/room-protocol.md} describes one, over a real socket and without a screen. One
 * command is on its way at a time; what has no receipt is sent again after every reconnect; every event is checked
 * against what it may say. What it decides by chance comes from its seed. Anything that is not as the protocol says is
 * kept and thrown at whoever next waits for something.
 */
final class SimulatedClient implements AutoCloseable {

    /** Hears of each change of somebody else, as it applies to the text here. */
    interface Listener {
        void changed(Changes here);
    }

    /** A batch that came back: when, in nanoseconds, and how long after the first of it was typed. */
    record Receipt(int n, int changes, long at, long waited) {}

    /** What is on its way: so many changes of a file, or another command, as it is. */
    private record Command(int n, @Nullable String file, int changes, String body) {}

    /** A file as it is here, and when each change was typed that has no receipt. */
    private static final class LocalFile {
        private String name;
        private final LocalDocument document;
        private final ArrayDeque<Long> typedAt = new ArrayDeque<>();

        private LocalFile(String name, String text, int revision) {
            this.name = name;
            this.document = new LocalDocument(text, revision);
        }
    }

    /** What a command may be answered where somebody else was quicker. */
    private static final Set<String> TOO_LATE = Set.of("no-file", "name-taken", "last-file", "too-many-files");

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Carries all delayed messages of all clients; one thread, so that none is delivered while another is. */
    private static final ScheduledExecutorService WIRE = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("wire").factory());

    /** Nothing on earth takes that long here; only a room that does not answer. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** The server beats every five seconds. */
    private static final long SILENCE = SECONDS.toNanos(10);

    /** The close code after the end of the interview. */
    private static final int FINISHED = 4002;

    /** Close codes of the protocol's own after which a client comes back. */
    private static final Set<Integer> COME_BACK = Set.of(4008, 4009, 4011, 4012, 4013);

    private static final String FIRST_FILE = "f1";
    private static final int MOST_CHANGES = 500;

    private final String id;
    private URI address;
    private final String cookie;
    private final Line line;
    private final RandomGenerator random;
    private final Listener listener;

    private final Map<String, LocalFile> files = new LinkedHashMap<>();
    private final ArrayDeque<String> commands = new ArrayDeque<>();
    private boolean joined;
    private int dropped;
    private int refusals;
    private final List<Receipt> receipts = new ArrayList<>();
    private @Nullable Command onItsWay;
    private int lastN;
    private long seq;
    private long at;
    private int mostChanges = MOST_CHANGES;

    private @Nullable Connection connection;
    private long heardAt;
    private boolean closed;
    private int attempts;
    private int reconnects;
    private int doubled;
    private @Nullable Throwable failure;
    private volatile @Nullable Throwable lastProblem;

    SimulatedClient(String id, URI address, String cookie, Line line, RandomGenerator random, Listener listener) {
        this.id = id;
        this.address = address;
        this.cookie = cookie;
        this.line = line;
        this.random = random;
        this.listener = listener;
    }

    SimulatedClient(String id, URI address, String cookie, Line line, RandomGenerator random) {
        this(id, address, cookie, line, random, _ -> {});
    }

    /** Opens the socket and waits until the room's text is here. */
    SimulatedClient join() {
        connect();
        await(() -> joined, "the snapshot");
        return this;
    }

    /** Sends smaller batches than the protocol allows, as somebody does who types slowly. */
    synchronized SimulatedClient inBatchesOf(int changes) {
        mostChanges = changes;
        return this;
    }

    String id() {
        return id;
    }

    synchronized String text() {
        return text(FIRST_FILE);
    }

    synchronized String text(String file) {
        return file(file).document.text();
    }

    /** The files that are there, by their ids, in order. */
    synchronized List<String> files() {
        return List.copyOf(files.keySet());
    }

    synchronized String name(String file) {
        return file(file).name;
    }

    synchronized long seq() {
        return seq;
    }

    /** How many changes have no receipt yet. */
    synchronized int waiting() {
        return files.values().stream().mapToInt(file -> file.typedAt.size()).sum();
    }

    /** How many changes went with a file that was removed before they had their receipt. */
    synchronized int dropped() {
        return dropped;
    }

    /** How many commands came too late to do anything. */
    synchronized int refusals() {
        return refusals;
    }

    /** What has been acknowledged: on disk, says the room. */
    synchronized List<Receipt> receipts() {
        return List.copyOf(receipts);
    }

    synchronized int reconnects() {
        return reconnects;
    }

    synchronized int doubled() {
        return doubled;
    }

    /** How many of them have been sent all the same. */
    synchronized int onTheirWay() {
        return onItsWay == null ? 0 : onItsWay.changes;
    }

    synchronized void replace(int from, int to, String insert) {
        replace(FIRST_FILE, from, to, insert);
    }

    synchronized void replace(String file, int from, int to, String insert) {
        type(file, Changes.replace(text(file).length(), from, to, insert));
    }

    synchronized void type(Changes changes) {
        type(FIRST_FILE, changes);
    }

    private void type(String id, Changes changes) {
        file(id).document.type(changes);
        file(id).typedAt.add(System.nanoTime());
        send();
    }

    synchronized void addFile(String name) {
        command("\"type\":\"add-file\",\"name\":\"" + name + '"');
    }

    synchronized void renameFile(String file, String name) {
        command("\"type\":\"rename-file\",\"file\":\"" + file + "\",\"name\":\"" + name + '"');
    }

    synchronized void removeFile(String file) {
        command("\"type\":\"remove-file\",\"file\":\"" + file + '"');
    }

    private void command(String body) {
        commands.add(body);
        send();
    }

    /** Breaks the connection, as a tunnel does; it comes back by itself. */
    synchronized void drop() {
        if (connection != null) connection.abort();
    }

    /** Breaks the connection, and comes back elsewhere, as when a load balancer moves it. */
    synchronized void moveTo(URI elsewhere) {
        address = elsewhere;
        drop();
    }

    /** Waits until at most so many changes are without a receipt. */
    void awaitWaiting(int most) {
        await(() -> waiting() <= most, "receipts for all but " + most);
    }

    /** Waits until nothing it has done is without an answer. */
    void awaitQuiet() {
        await(() -> waiting() == 0 && commands.isEmpty() && onItsWay == null, "answers to everything");
    }

    /** Waits until it has heard of that event. */
    void awaitSeq(long wanted) {
        await(() -> seq >= wanted, "event " + wanted);
    }

    /** Waits, at most a very long time, for something that what the client hears can make true. */
    synchronized void await(BooleanSupplier condition, String what) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            if (failure != null) throw new AssertionError(id + " met what may not be", failure);
            if (condition.getAsBoolean()) return;
            var left = NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) throw new AssertionError(id + " never got " + what + "; " + this);
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** Throws what has gone wrong, if anything has. */
    void requireHealthy() {
        await(() -> true, "");
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (connection != null) connection.abort();
    }

    private LocalFile file(String file) {
        var known = files.get(file);
        if (known == null) throw new IllegalStateException(id + " knows no file " + file);
        return known;
    }

    private synchronized void connect() {
        if (closed) return;
        var next = new Connection();
        connection = next;
        HTTP.newWebSocketBuilder()
                .header("Cookie", cookie)
                .connectTimeout(PATIENCE)
                .buildAsync(address, next)
                .whenComplete((_, problem) -> {
                    if (problem != null) next.failed(problem);
                });
    }

    private synchronized void lost(Connection which) {
        if (which != connection) return;
        connection = null;
        if (closed) return;
        notifyAll();
        reconnects++;
        attempts++;
        WIRE.schedule(this::connect, random.nextInt(1, 20 * Math.min(attempts, 25)), MILLISECONDS);
    }

    /** Takes a line for dead on which nothing comes, not even a beat. */
    private synchronized void watch(Connection which) {
        if (which != connection || closed) return;
        if (System.nanoTime() - heardAt > SILENCE) which.abort();
        else WIRE.schedule(() -> watch(which), 1, SECONDS);
    }

    private synchronized void receive(Connection from, JsonNode message) {
        if (from != connection || closed) return;
        heardAt = System.nanoTime();
        if (line.drops(random)) {
            from.abort();
            return;
        }
        try {
            hear(from, message);
        } catch (RuntimeException | AssertionError e) {
            failure = e;
        }
        notifyAll();
    }

    private void hear(Connection from, JsonNode message) {
        switch (message.get("type").stringValue()) {
            case "welcome" -> {
                attempts = 0;
                watch(from);
                // Sending again at once, on what it knew, and sending when all is known must come to the same.
                if (seq > 0 && random.nextBoolean()) from.greeted();
                else from.head = message.get("head").longValue();
            }
            case "snapshot" -> begin(message);
            case "events" -> message.get("events").forEach(this::apply);
            case "receipt" -> acknowledged(message);
            case "refused" -> refused(from, message);
            case "error" -> throw new AssertionError("The room did not understand: " + message);
            case "waiting", "people", "presence", "asking", "beat", "running", "run-waiting" -> {}
            default -> throw new AssertionError("Not in the protocol: " + message);
        }
        if (joined && from.head <= seq) from.greeted();
        send();
    }

    private void begin(JsonNode message) {
        if (waiting() > 0) throw new AssertionError("A snapshot while changes wait: not what happens here");
        seq = message.get("seq").longValue();
        joined = true;
        files.clear();
        message.at("/state/files").forEachEntry((file, state) -> {
            var text = state.get("text").stringValue();
            var revision = state.get("revision").intValue();
            files.put(file, new LocalFile(state.get("name").stringValue(), text, revision));
        });
    }

    private void apply(JsonNode event) {
        if (event.get("seq").longValue() != seq + 1) throw new AssertionError("After " + seq + " came " + event);
        if (event.get("at").longValue() < at) throw new AssertionError("Back in time at " + event);
        seq++;
        at = event.get("at").longValue();
        switch (event.get("type").stringValue()) {
            case "edited" -> edited(event);
            case "file-added" -> {
                var name = event.get("name").stringValue();
                files.put(event.get("file").stringValue(), new LocalFile(name, "", 0));
                settle(event);
            }
            case "file-renamed" -> {
                file(event.get("file").stringValue()).name = event.get("name").stringValue();
                settle(event);
            }
            case "file-removed" -> {
                dropped += files.remove(event.get("file").stringValue()).typedAt.size();
                settle(event);
            }
            default -> {}
        }
    }

    private void settle(JsonNode event) {
        if (event.path("client").asString("").equals(id)) requireOnItsWay(event);
    }

    private Command requireOnItsWay(JsonNode event) {
        var command = onItsWay;
        if (command == null || command.n != event.get("n").intValue())
            throw new AssertionError("Never sent: " + event + "; " + this);
        onItsWay = null;
        return command;
    }

    private void edited(JsonNode event) {
        var changes = RebaseVectors.list(event.get("changes"));
        var file = file(event.get("file").stringValue());
        if (event.get("revision").intValue() != file.document.revision()) {
            throw new AssertionError("At revision " + file.document.revision() + " came " + event);
        }
        if (event.get("client").stringValue().equals(id)) {
            var command = requireOnItsWay(event);
            if (command.changes != changes.size()) throw new AssertionError("Sent otherwise: " + event + "; " + this);
            var now = System.nanoTime();
            receipts.add(new Receipt(command.n, changes.size(), now, now - file.typedAt.getFirst()));
            for (var change : changes) {
                file.document.confirm(change);
                file.typedAt.removeFirst();
            }
        } else {
            for (var change : changes) listener.changed(file.document.receive(change));
        }
    }

    private void acknowledged(JsonNode receipt) {
        if (receipt.get("seq").longValue() > seq) throw new AssertionError("Before its event came " + receipt);
        if (onItsWay != null && onItsWay.n == receipt.get("n").intValue()) {
            throw new AssertionError("Without its event came " + receipt + "; " + this);
        }
    }

    private void refused(Connection from, JsonNode refusal) {
        if (onItsWay == null || onItsWay.n != refusal.get("n").intValue()) return;
        var code = refusal.get("code").stringValue();
        if (TOO_LATE.contains(code)) {
            onItsWay = null;
            refusals++;
            return;
        }
        if (!code.equals("base-unknown")) throw new AssertionError("Refused: " + refusal + "; " + this);
        onItsWay = null;
        from.head = seq + 1;
        from.greeted = false;
    }

    private void send() {
        var to = connection;
        if (to == null || !to.greeted || to.sent == lastN && onItsWay != null) return;
        if (onItsWay == null) onItsWay = next();
        var command = onItsWay;
        if (command == null) return;
        to.sent = command.n;
        var message = message(command);
        to.send(message);
        if (line.doubles(random)) {
            doubled++;
            to.send(message);
        }
        if (line.drops(random)) to.abort();
    }

    private @Nullable Command next() {
        if (!commands.isEmpty()) return new Command(++lastN, null, 0, commands.remove());
        return files.entrySet().stream()
                .filter(entry -> !entry.getValue().typedAt.isEmpty())
                .findFirst()
                .map(entry -> edit(entry.getKey(), entry.getValue()))
                .orElse(null);
    }

    private Command edit(String file, LocalFile local) {
        return new Command(++lastN, file, Math.min(mostChanges, local.typedAt.size()), "");
    }

    private String message(Command command) {
        var json = new StringBuilder("{\"client\":\"")
                .append(id)
                .append("\",\"n\":")
                .append(command.n)
                .append(',');
        if (command.file == null) json.append(command.body);
        else writeEdit(json, command.file, command.changes);
        return json.append('}').toString();
    }

    /** Of a file that is gone by now there is nothing left but that something was sent; the room refuses that. */
    private void writeEdit(StringBuilder json, String id, int count) {
        json.append("\"type\":\"edit\",\"file\":\"").append(id).append("\",\"how\":\"typed\"");
        var file = files.get(id);
        var changes = file == null
                ? List.of(Changes.none(0))
                : file.document.unconfirmed().subList(0, count);
        json.append(",\"revision\":").append(file == null ? 0 : file.document.revision());
        json.append(",\"changes\":[");
        for (var i = 0; i < changes.size(); i++) {
            if (i > 0) json.append(',');
            changes.get(i).write(json);
        }
        json.append("],\"ms\":[");
        var now = System.nanoTime();
        var typed =
                file == null ? List.of(now) : file.typedAt.stream().limit(count).toList();
        for (var i = 0; i < typed.size(); i++) {
            if (i > 0) json.append(',');
            json.append(NANOSECONDS.toMillis(now - typed.get(i)));
        }
        json.append(']');
    }

    @Override
    public synchronized String toString() {
        return id + " at event " + seq + ", sent " + lastN + ", on its way " + onItsWay + ", waiting " + waiting()
                + ", reconnected " + reconnects + " times" + (connection == null ? ", not connected" : "")
                + (lastProblem == null ? "" : ", last because of " + lastProblem);
    }

    /** One socket of several in a client's life. */
    private final class Connection implements WebSocket.Listener {

        private final StringBuilder pieces = new StringBuilder();
        private CompletableFuture<?> writing = CompletableFuture.completedFuture(null);
        private @Nullable WebSocket socket;
        private final Direction out = new Direction();
        private final Direction in = new Direction();

        /** What it must have heard of before it may send. */
        private long head = Long.MAX_VALUE;

        private boolean greeted;
        private int sent;

        void greeted() {
            greeted = true;
        }

        @Override
        public void onOpen(WebSocket opened) {
            synchronized (SimulatedClient.this) {
                socket = opened;
                if (this != connection || closed) {
                    opened.abort();
                    return;
                }
                send("{\"type\":\"hello\",\"since\":" + seq + "}");
            }
            opened.request(1);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            pieces.append(data);
            if (last) {
                var message = JSON.readTree(pieces.toString());
                pieces.setLength(0);
                synchronized (SimulatedClient.this) {
                    in.carry(() -> receive(this, message));
                }
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            if (code == FINISHED) {
                // In its turn: what came before may still be on its way.
                synchronized (SimulatedClient.this) {
                    in.carry(SimulatedClient.this::close);
                }
                return null;
            }
            if (code >= 4001 && !COME_BACK.contains(code)) {
                synchronized (SimulatedClient.this) {
                    if (!closed) failure = new AssertionError("The room closed with " + code + " " + reason);
                    closed = true;
                    SimulatedClient.this.notifyAll();
                }
            }
            lost();
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            lost();
        }

        void lost() {
            SimulatedClient.this.lost(this);
        }

        void failed(Throwable problem) {
            lastProblem = problem;
            lost();
        }

        void abort() {
            if (socket != null) socket.abort();
            lost();
        }

        void send(String message) {
            out.carry(() -> write(message));
        }

        private void write(String message) {
            synchronized (SimulatedClient.this) {
                var to = socket;
                if (this != connection || to == null) return;
                // What cannot be written is sent again on the next connection.
                writing = writing.thenCompose(_ -> to.sendText(message, true));
                writing.whenComplete((_, problem) -> {
                    if (problem != null) lost();
                });
            }
        }
    }

    /** Messages on their way to one side. Each takes its time, and none overtakes another. */
    private final class Direction {

        private final ConcurrentLinkedQueue<Runnable> onTheirWay = new ConcurrentLinkedQueue<>();
        private long due;

        void carry(Runnable delivery) {
            if (line.most() == 0) {
                delivery.run();
                return;
            }
            var now = System.nanoTime();
            due = Math.max(due, now + MILLISECONDS.toNanos(line.delay(random)));
            onTheirWay.add(delivery);
            WIRE.schedule(() -> onTheirWay.remove().run(), due - now, NANOSECONDS);
        }
    }
}
