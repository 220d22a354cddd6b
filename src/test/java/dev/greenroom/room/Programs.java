package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.greenroom.running.CodeRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Programs that people in a room run, message by message. */
final class Programs {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Programs() {}

    /** Waits for the end of the sandbox's test; where there is none, what needs it is skipped unless it is required. */
    static void requireSandbox(CodeRunner runner) {
        for (var look = 0; look < 6_000 && runner.state() == CodeRunner.State.UNTRIED; look++)
            LockSupport.parkNanos(10_000_000);
        var isThere = runner.state() == CodeRunner.State.READY;
        if ("required".equals(System.getenv("GREENROOM_SANDBOX")))
            assertThat(isThere).isTrue();
        assumeTrue(isThere, "There is no sandbox on this machine.");
    }

    /** Puts a text into a file that has none, as that client's {@code n}th command. */
    static String edit(String client, int n, String file, int revision, String text) {
        var edit = JSON.createObjectNode()
                .put("type", "edit")
                .put("client", client)
                .put("n", n);
        edit.put("file", file).put("revision", revision).put("how", "typed");
        var inserted = edit.putArray("changes").addArray().addArray().add(0);
        for (var line : text.split("\n", -1)) inserted.add(line);
        edit.putArray("ms").add(0);
        return edit.toString();
    }

    static String run(String client, int n, String arguments) {
        return run(client, n, "f1", arguments);
    }

    static String run(String client, int n, String file, String arguments) {
        var run =
                JSON.createObjectNode().put("type", "run").put("client", client).put("n", n);
        return run.put("file", file).put("arguments", arguments).toString();
    }

    static String stop(String client, int n, int run) {
        return "{\"type\":\"stop-run\",\"client\":\"%s\",\"n\":%d,\"run\":%d}".formatted(client, n, run);
    }

    static String allow(String client, int n, boolean on) {
        return "{\"type\":\"allow-running\",\"client\":\"%s\",\"n\":%d,\"on\":%b}".formatted(client, n, on);
    }

    /** The events of the next run that this one hears of, up to its end. */
    static List<JsonNode> hear(RawClient client) {
        var events = new ArrayList<JsonNode>();
        while (true) {
            for (var event : client.await("events").get("events")) {
                var type = event.get("type").asString();
                if (type.startsWith("run-")) events.add(event);
                if (type.equals("run-ended")) return events;
            }
        }
    }

    /** What it wrote, with the channel in front where that changes: {@code out:one err:two}. */
    static String output(List<JsonNode> events) {
        var output = new StringBuilder();
        var channel = "";
        for (var event : events) {
            for (var piece : event.path("pieces")) {
                if (!piece.get(0).asString().equals(channel)) {
                    channel = piece.get(0).asString();
                    output.append(output.isEmpty() ? "" : " ").append(channel).append(':');
                }
                output.append(piece.get(1).asString());
            }
        }
        return output.toString();
    }
}
