package dev.greenroom.room;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
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

    private record Command(int n, int changes) {}

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Carries all delayed messages of all clients; one thread, so that none is delivered while another is. */
    private static final ScheduledExecutorService WIRE = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("wire").factory());

    /** Nothing on earth takes that long here; only a room that does not answer. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final String FILE = "f1";
    private static final int MOST_CHANGES = 500;

    private final String id;
    private final URI address;
    private final String cookie;
    private final Line line;
    private final RandomGenerator random;
    private final Listener listener;

    private @Nullable LocalDocument document;
    private final ArrayDeque<Long> typedAt = new ArrayDeque<>();
    private final List<Receipt> receipts = new ArrayList<>();
    private @Nullable Command onItsWay;
    private int lastN;
    private long seq;
    private long at;
    private int mostChanges = MOST_CHANGES;

    private @Nullable Connection connection;
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
        await(() -> document != null, "the snapshot");
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
        return document().text();
    }

    synchronized long seq() {
        return seq;
    }

    /** How many changes have no receipt yet. */
    synchronized int waiting() {
        return typedAt.size();
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
        type(Changes.replace(text().length(), from, to, insert));
    }

    synchronized void type(Changes changes) {
        document().type(changes);
        typedAt.add(System.nanoTime());
        send();
    }

    /** Breaks the connection, as a tunnel does; it comes back by itself. */
    synchronized void drop() {
        if (connection != null) connection.abort();
    }

    /** Waits until at most so many changes are without a receipt. */
    void awaitWaiting(int most) {
        await(() -> typedAt.size() <= most, "receipts for all but " + most);
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

    private LocalDocument document() {
        if (document == null) throw new IllegalStateException(id + " has not joined");
        return document;
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

    private synchronized void receive(Connection from, JsonNode message) {
        if (from != connection || closed) return;
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
                // Sending again at once, on what it knew, and sending when all is known must come to the same.
                if (seq > 0 && random.nextBoolean()) from.greeted();
                else from.head = message.get("head").longValue();
            }
            case "snapshot" -> begin(message);
            case "events" -> message.get("events").forEach(this::apply);
            case "receipt" -> acknowledged(message);
            case "refused" -> refused(from, message);
            case "error" -> throw new AssertionError("The room did not understand: " + message);
            case "waiting", "people", "presence", "asking", "beat" -> {}
            default -> throw new AssertionError("Not in the protocol: " + message);
        }
        if (document != null && from.head <= seq) from.greeted();
        send();
    }

    private void begin(JsonNode message) {
        if (!typedAt.isEmpty()) throw new AssertionError("A snapshot while changes wait: not what happens here");
        var file = message.get("state").get("files").get(FILE);
        seq = message.get("seq").longValue();
        document = new LocalDocument(
                file.get("text").stringValue(), file.get("revision").intValue());
    }

    private void apply(JsonNode event) {
        if (event.get("seq").longValue() != seq + 1) throw new AssertionError("After " + seq + " came " + event);
        if (event.get("at").longValue() < at) throw new AssertionError("Back in time at " + event);
        seq++;
        at = event.get("at").longValue();
        if (event.get("type").stringValue().equals("edited")) edited(event);
    }

    private void edited(JsonNode event) {
        var changes = RebaseVectors.list(event.get("changes"));
        var client = event.get("client").stringValue();
        var n = event.get("n").intValue();
        if (event.get("revision").intValue() != document().revision()) {
            throw new AssertionError("At revision " + document().revision() + " came " + event);
        }
        if (client.equals(id)) {
            if (onItsWay == null || onItsWay.n != n || onItsWay.changes != changes.size()) {
                throw new AssertionError("Never sent: " + event + "; " + this);
            }
            onItsWay = null;
            var now = System.nanoTime();
            receipts.add(new Receipt(n, changes.size(), now, now - typedAt.getFirst()));
            for (var change : changes) {
                document().confirm(change);
                typedAt.removeFirst();
            }
        } else {
            for (var change : changes) listener.changed(document().receive(change));
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
        if (!refusal.get("code").stringValue().equals("base-unknown")) {
            throw new AssertionError("Refused: " + refusal + "; " + this);
        }
        onItsWay = null;
        from.head = seq + 1;
        from.greeted = false;
    }

    private void send() {
        var to = connection;
        if (to == null || !to.greeted || to.sent == lastN && onItsWay != null || typedAt.isEmpty()) return;
        if (onItsWay == null) onItsWay = new Command(++lastN, Math.min(mostChanges, typedAt.size()));
        to.sent = onItsWay.n;
        var edit = edit(onItsWay);
        to.send(edit);
        if (line.doubles(random)) {
            doubled++;
            to.send(edit);
        }
        if (line.drops(random)) to.abort();
    }

    private String edit(Command command) {
        var now = System.nanoTime();
        var json = new StringBuilder("{\"type\":\"edit\",\"file\":\"" + FILE + "\",\"how\":\"typed\"");
        json.append(",\"client\":\"").append(id).append("\",\"n\":").append(command.n);
        json.append(",\"revision\":").append(document().revision()).append(",\"changes\":[");
        var changes = document().unconfirmed();
        for (var i = 0; i < command.changes; i++) {
            if (i > 0) json.append(',');
            changes.get(i).write(json);
        }
        json.append("],\"ms\":[");
        var separator = "";
        for (var typed : typedAt.stream().limit(command.changes).toList()) {
            json.append(separator).append(NANOSECONDS.toMillis(now - typed));
            separator = ",";
        }
        return json.append("]}").toString();
    }

    @Override
    public synchronized String toString() {
        return id + " at event " + seq + ", sent " + lastN + ", on its way " + onItsWay + ", waiting " + typedAt.size()
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
            if (code >= 4001 && code != 4008) {
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
