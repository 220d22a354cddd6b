package dev.greenroom.room;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Somebody with a seat who sends what is nearly right: real messages with something changed, and JSON of every kind. */
final class Fuzzer implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** As many a second as is no flood. */
    private static final int PACE = 1_800;

    private static final int AT_ONCE = 1_000;

    /** Nanoseconds until somebody who waits for an answer gives up. */
    private static final long PATIENCE = 60_000_000_000L;

    /** After so many comes one that makes sense, for ten in a row that do not would end the socket. */
    private static final int NONSENSE = 5;

    private static final String SENSE = "{\"type\":\"look\",\"visible\":true}";

    /** Of the whole protocol, but for the hello that every socket begins with. Files of its own are what it edits. */
    private static final List<String> MESSAGES = List.of(
            "{\"type\":\"hello\",\"since\":12}",
            "{\"type\":\"edit\",\"file\":\"f2\",\"revision\":0,\"client\":\"c\",\"n\":1,"
                    + "\"changes\":[[[0,\"a\",\"b\"]],[3,[0,\"x\"]]],\"ms\":[20,0],\"how\":\"typed\"}",
            "{\"type\":\"edit\",\"file\":\"f2\",\"revision\":2,\"client\":\"c\",\"n\":2,"
                    + "\"changes\":[[1,[2],1,[0,\"\u00fc\\n\"]]],\"ms\":[0],\"how\":\"pasted\"}",
            "{\"type\":\"say\",\"client\":\"c\",\"n\":3,\"text\":\"Hello \ud83d\ude00\"}",
            "{\"type\":\"language\",\"client\":\"c\",\"n\":4,\"file\":\"f2\",\"language\":\"python\"}",
            "{\"type\":\"add-file\",\"client\":\"c\",\"n\":5,\"name\":\"fuzz.py\"}",
            "{\"type\":\"rename-file\",\"client\":\"c\",\"n\":6,\"file\":\"f2\",\"name\":\"other.py\"}",
            "{\"type\":\"remove-file\",\"client\":\"c\",\"n\":7,\"file\":\"another file\"}",
            "{\"type\":\"focus\",\"client\":\"c\",\"n\":8,\"minutes\":5}",
            "{\"type\":\"end-focus\",\"client\":\"c\",\"n\":9}",
            "{\"type\":\"run\",\"client\":\"c\",\"n\":10,\"file\":\"f2\",\"arguments\":\"--to 'two words'\"}",
            "{\"type\":\"stop-run\",\"client\":\"c\",\"n\":11,\"run\":1}",
            "{\"type\":\"allow-running\",\"client\":\"c\",\"n\":12,\"on\":true}",
            "{\"type\":\"look\",\"visible\":false}",
            "{\"type\":\"select\",\"file\":\"f1\",\"revision\":3,\"ranges\":[[0,2],[5,5]]}");

    private static final List<String> PIECES = List.of(
            "-1",
            "1e309",
            "9223372036854775808",
            "2147483648",
            "0.5",
            "null",
            "true",
            "{}",
            "[]",
            "[[]]",
            "\"\"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "\\",
            "\"",
            ",",
            "\u0000",
            "\u2028",
            "]".repeat(50),
            "[".repeat(1_500));

    private final Random random;
    private final List<String> json;
    private final WebSocket socket;
    /** Of the message that is arriving: a long one comes in parts, and so does one at the end of what was read. */
    private final StringBuilder pieces = new StringBuilder();

    private final AtomicInteger answers = new AtomicInteger();
    private volatile String awaited = "";
    private volatile int closedWith;

    Fuzzer(URI address, String cookie, List<String> json, long seed) {
        this.random = new Random(seed);
        this.json = json;
        socket = HTTP.newWebSocketBuilder()
                .header("Cookie", cookie)
                .buildAsync(address, this)
                .join();
        socket.sendText("{\"type\":\"hello\",\"since\":0}", true).join();
    }

    /** Sends so many, or fewer when it is shut out. */
    void send(int messages) {
        for (var sent = 0; sent < messages && closedWith == 0; sent += AT_ONCE) {
            sendAtOnce();
            awaitAnswer("enough-" + sent);
        }
    }

    private void sendAtOnce() {
        var began = System.nanoTime();
        for (var sent = 0; sent < AT_ONCE && closedWith == 0; sent++) {
            socket.sendText(sent % NONSENSE == 0 ? SENSE : nonsense(), true).join();
            LockSupport.parkNanos(began + sent * 1_000_000_000L / PACE - System.nanoTime());
        }
    }

    /** However slow the machine is, no more is on its way than a burst may have. */
    private void awaitAnswer(String type) {
        awaited = type;
        socket.sendText("{\"type\":\"" + type + "\"}", true).join();
        var end = System.nanoTime() + PATIENCE;
        while (awaited.equals(type) && closedWith == 0) {
            if (System.nanoTime() > end) throw new AssertionError("No answer to " + type + " after " + answers);
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** How many messages it was sent; every one that makes no sense is answered by one of them. */
    int answers() {
        return answers.get();
    }

    /** The close code, 0 while it is open. */
    int closedWith() {
        return closedWith;
    }

    private String nonsense() {
        var text = new StringBuilder(random.nextInt(10) == 0 ? any(json) : any(MESSAGES));
        for (var times = random.nextInt(4); times >= 0; times--) mutate(text);
        // A lone surrogate cannot be sent as text at all.
        return new String(text.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private void mutate(StringBuilder text) {
        if (text.isEmpty()) return;
        var from = random.nextInt(text.length());
        var to = Math.min(text.length(), from + 1 + random.nextInt(random.nextBoolean() ? 2 : 40));
        switch (random.nextInt(7)) {
            case 0 -> text.delete(from, to);
            case 1 -> text.insert(from, text.substring(from, to));
            case 2 -> text.setCharAt(from, (char) random.nextInt(random.nextBoolean() ? 128 : 0x10000));
            case 3 -> text.insert(from, any(PIECES));
            case 4 -> text.setLength(from);
            case 5 -> replaceValue(text, any(PIECES));
            default -> replaceValue(text, any(json));
        }
    }

    /** Puts something where a value was, so that the rest still parses. */
    private void replaceValue(StringBuilder text, String value) {
        var colons = text.chars().filter(character -> character == ':').count();
        if (colons == 0) return;
        var from = -1;
        for (var skip = random.nextInt((int) colons); skip >= 0; skip--) from = text.indexOf(":", from + 1);
        var to = from + 1;
        while (to < text.length() && ",}".indexOf(text.charAt(to)) < 0) to++;
        text.replace(from + 1, to, value);
    }

    private String any(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        pieces.append(data);
        if (last) {
            answers.incrementAndGet();
            if (!awaited.isEmpty() && pieces.indexOf(awaited + '"') >= 0) awaited = "";
            pieces.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closedWith = code;
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closedWith = 1006;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
