package dev.greenroom.room;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A socket by hand: sends what it is told, sense or nonsense, and waits for what comes. */
public final class RawClient implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Generous: only a broken server lets anybody wait that long. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LinkedBlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
    private final StringBuffer heard = new StringBuffer();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;
    private volatile boolean reading = true;

    private RawClient(String address, String cookie) {
        try {
            socket = HTTP.newWebSocketBuilder()
                    .header("Cookie", cookie)
                    .buildAsync(URI.create(address), new Listener())
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof WebSocketHandshakeException refused
                    ? new IllegalStateException(
                            "refused with " + refused.getResponse().statusCode())
                    : e;
        }
    }

    public static RawClient open(String address, String cookie) {
        return new RawClient(address, cookie);
    }

    /** Says hello as a new page. */
    public RawClient hello() {
        return hello(0);
    }

    public RawClient hello(long since) {
        send("{\"type\":\"hello\",\"since\":" + since + "}");
        return this;
    }

    public void send(String message) {
        socket.sendText(message, true).join();
    }

    public void sendBinary(byte[] message) {
        socket.sendBinary(ByteBuffer.wrap(message), true).join();
    }

    /** On a socket that may be shut already. */
    public void sendAnyway(String message) {
        socket.sendText(message, true)
                .completeOnTimeout(socket, PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .exceptionally(_ -> socket)
                .join();
    }

    /** The next message of one of those types; others that come before it are passed over. */
    public JsonNode await(String... types) {
        var wanted = List.of(types);
        return await(message -> wanted.contains(message.get("type").asString()), "a message of type " + wanted);
    }

    /** The next event of that type. */
    public JsonNode awaitEvent(String type) {
        var message = await(
                candidate -> candidate.get("type").asString().equals("events") && event(candidate, type) != null,
                "an event of type " + type);
        return Objects.requireNonNull(event(message, type));
    }

    private static @Nullable JsonNode event(JsonNode message, String type) {
        for (var event : message.get("events")) if (event.get("type").asString().equals(type)) return event;
        return null;
    }

    private JsonNode await(Predicate<JsonNode> wanted, String description) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (true) {
                var message = received.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (message == null) throw new AssertionError("There never came " + description);
                if (wanted.test(message)) return message;
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The code the server closes with. */
    public int awaitClose() {
        return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    boolean isClosed() {
        return closed.isDone();
    }

    /** From the next message on nothing is read any more: what comes fills the line's buffers, and then waits. */
    void stopReading() {
        reading = false;
    }

    void readOn() {
        reading = true;
        socket.request(1);
    }

    /** Everything that has come and was not waited for. */
    public String rest() {
        return received.toString();
    }

    /** Everything that has come, as it came. */
    public String heard() {
        return heard.toString();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder pieces = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            pieces.append(data);
            if (last) {
                heard.append(pieces).append('\n');
                received.add(JSON.readTree(pieces.toString()));
                pieces.setLength(0);
            }
            if (reading) webSocket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            closed.complete(statusCode);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            closed.complete(1006);
        }
    }
}
