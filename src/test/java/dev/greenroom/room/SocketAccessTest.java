package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.greenroom.GreenroomTest;
import dev.greenroom.account.Role;
import dev.greenroom.account.RoleChanged;
import dev.greenroom.account.SignedOut;
import dev.greenroom.account.User;
import dev.greenroom.interview.Interview;
import dev.greenroom.recording.Recordings;
import dev.greenroom.running.CodeRunner;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every message of the room's protocol times every kind of sender, over real sockets. The messages are those the sealed
 * {@link ClientMessage} permits: one without a row in {@code socket-access.txt} fails here.
 */
@GreenroomTest
class SocketAccessTest {

    /** In the order of the table's columns. */
    private enum Sender {
        /** Has a seat and an open socket, but has not said hello. */
        STRANGER,
        /** The candidate, while no interviewer has come. */
        LOBBY,
        /** The candidate in an Active interview. */
        CANDIDATE,
        /** An interviewer in a Pending interview. */
        PREPARING,
        /** An interviewer in an Active interview. */
        INTERVIEWER,
        /** The candidate whose seat was given to another browser. */
        MOVED,
        /** The interviewer whose session ended. */
        SIGNED_OUT,
        /** The interviewer who was made a reviewer. */
        REVIEWER,
        /** The candidate of an interview that was finished this moment. */
        LATE
    }

    /** One of each message, by its type. */
    private static final Map<String, String> SAMPLES =
            """
            {"type":"hello","since":0}
            {"type":"edit","file":"f1","revision":0,"client":"c","n":1,"changes":[[[0,"x"]]],"ms":[0],"how":"typed"}
            {"type":"say","client":"c","n":1,"text":"Hi"}
            {"type":"language","client":"c","n":1,"file":"f1","language":"go"}
            {"type":"add-file","client":"c","n":1,"name":"util.py"}
            {"type":"rename-file","client":"c","n":1,"file":"f1","name":"util.py"}
            {"type":"remove-file","client":"c","n":1,"file":"f1"}
            {"type":"focus","client":"c","n":1,"minutes":5}
            {"type":"end-focus","client":"c","n":1}
            {"type":"run","client":"c","n":1,"file":"f1","arguments":""}
            {"type":"stop-run","client":"c","n":1,"run":1}
            {"type":"allow-running","client":"c","n":1,"on":false}
            {"type":"say","client":"c","n":1,"text":"Hi","prepared":true}
            {"type":"look","visible":false}
            {"type":"select","file":"f1","revision":0,"ranges":[[0,0]]}
            """.lines().collect(Collectors.toMap(SocketAccessTest::typeOf, sample -> sample));

    private static final Map<String, String> EVENTS = Map.ofEntries(
            Map.entry("edit", "edited"),
            Map.entry("say", "said"),
            Map.entry("language", "language-chosen"),
            Map.entry("add-file", "file-added"),
            Map.entry("rename-file", "file-renamed"),
            Map.entry("remove-file", "file-removed"),
            Map.entry("focus", "focus-started"),
            Map.entry("end-focus", "focus-ended"),
            Map.entry("run", "run-started"),
            Map.entry("stop-run", "run-stopped"),
            Map.entry("allow-running", "running-switched"),
            Map.entry("prepared", "said"));

    /** What another interviewer does first, and what that becomes, so that there is something to remove, end or stop. */
    private record Before(String event, List<String> messages) {}

    private static final Map<String, Before> BEFORE = Map.of(
            "remove-file",
            new Before(
                    "file-added",
                    List.of("{\"type\":\"add-file\",\"client\":\"before\",\"n\":1,\"name\":\"more.py\"}")),
            "end-focus",
            new Before("focus-started", List.of("{\"type\":\"focus\",\"client\":\"before\",\"n\":1,\"minutes\":5}")),
            "stop-run",
            new Before(
                    "run-started",
                    List.of(
                            Programs.edit("before", 1, "f1", 0, "import time\ntime.sleep(60)"),
                            Programs.run("before", 2, ""))));

    private static final Set<String> NEED_A_SANDBOX = Set.of("run", "stop-run");

    @Autowired
    Seating seating;

    @Autowired
    Rooms rooms;

    @Autowired
    Recordings recordings;

    @Autowired
    LettingIn lettingIn;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    CodeRunner runner;

    private record Rule(String message, List<String> answers) {}

    @Test
    void everyMessageHasARuleAndASample() throws IOException {
        var known = leaves(ClientMessage.class).collect(Collectors.toSet());
        assertThat(rules()).extracting(Rule::message).containsExactlyInAnyOrderElementsOf(known);
        assertThat(SAMPLES).containsOnlyKeys(known);
    }

    @TestFactory
    Stream<DynamicTest> everyMessageDoesWhatTheTableSays() throws IOException {
        return rules().stream()
                .flatMap(rule -> Arrays.stream(Sender.values())
                        .map(sender -> dynamicTest(
                                rule.message() + " from " + sender,
                                () -> check(
                                        rule.message(), sender, rule.answers().get(sender.ordinal())))));
    }

    /** As every browser asks; see {@link PlainUpgrade} for what it would cost. */
    @Test
    void noSocketAgreesToCompression() throws IOException {
        var interview = seating.interview(seating.staff("Grace Hopper", Role.INTERVIEWER));
        var address = URI.create(seating.socket(interview));
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            var request = """
                    GET %s HTTP/1.1
                    Host: %s
                    Cookie: %s
                    Connection: Upgrade
                    Upgrade: websocket
                    Sec-WebSocket-Version: 13
                    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
                    Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits

                    """.formatted(address.getPath(), address.getAuthority(), seating.candidate(interview, "Ada"));
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(answer.readLine()).contains(" 101");
            assertThat(Stream.generate(() -> line(answer)).takeWhile(line -> !line.isEmpty()))
                    .anyMatch(header -> header.startsWith("Sec-WebSocket-Accept"))
                    .noneMatch(header -> header.startsWith("Sec-WebSocket-Extensions"));
        }
    }

    private static String line(BufferedReader answer) {
        try {
            return Objects.requireNonNullElse(answer.readLine(), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void check(String message, Sender sender, String expected) {
        if (NEED_A_SANDBOX.contains(message)) Programs.requireSandbox(runner);
        var author = seating.staff("Grace Hopper", Role.INTERVIEWER);
        var interview = seating.interview(author);
        try (var observer = observer(interview, sender);
                var socket = socket(interview, author, sender)) {
            var before = BEFORE.get(message);
            if (observer != null && expected.equals("recorded") && before != null) {
                before.messages().forEach(observer::send);
                observer.awaitEvent(before.event());
            }
            if (expected.equals("over")) {
                assertThat(socket.awaitClose()).isIn(4001, 4002, 4003);
                socket.sendAnyway(SAMPLES.get(message));
            } else {
                socket.send(SAMPLES.get(message));
            }
            switch (expected) {
                case "welcome" -> socket.await("welcome");
                case "not-greeted" ->
                    assertThat(socket.await("error").get("code").asString()).isEqualTo("not-greeted");
                case "recorded" -> {
                    var event = socket.awaitEvent(EVENTS.get(message));
                    if (observer != null)
                        assertThat(observer.awaitEvent(EVENTS.get(message))).isEqualTo(event);
                }
                case "refused" ->
                    assertThat(socket.await("refused").get("client").asString()).isEqualTo("c");
                case "shown" -> {
                    if (observer != null) observer.await("presence");
                }
                case "noticed" -> {
                    if (observer != null) observer.awaitEvent("left-tab");
                }
                case "nothing", "over" -> {}
                default -> throw new AssertionError("What is " + expected + "?");
            }
            // Whatever the message did has been done once another visit to the room has had its turn.
            assertThat(lines(interview))
                    .filteredOn(line -> line.contains("\"client\":\"c\""))
                    .hasSize(expected.equals("recorded") ? 1 : 0);
        }
    }

    /** A second interviewer, who would hear of it; nobody where the sender is to be the first. */
    private @Nullable RawClient observer(Interview interview, Sender sender) {
        if (!Set.of(Sender.CANDIDATE, Sender.PREPARING, Sender.INTERVIEWER).contains(sender)) return null;
        var barbara = seating.staff("Barbara Liskov", Role.INTERVIEWER);
        var observer = seating.connect(interview, seating.interviewer(interview, barbara))
                .hello();
        observer.await("snapshot");
        return observer;
    }

    private RawClient socket(Interview interview, User author, Sender sender) {
        return switch (sender) {
            case STRANGER -> seating.connect(interview, seating.interviewer(interview, author));
            case LOBBY -> greeted(interview, seating.candidate(interview, "Ada"), "waiting");
            case PREPARING -> greeted(interview, seating.interviewer(interview, author), "snapshot");
            case CANDIDATE -> candidate(interview, author);
            case INTERVIEWER -> {
                seating.candidate(interview, "Ada");
                yield greeted(interview, seating.interviewer(interview, author), "snapshot");
            }
            case MOVED -> {
                var ada = candidate(interview, author);
                lettingIn.ask(interview, "Ada", "another browser's seat " + interview.id());
                lettingIn.letIn(interview, lettingIn.open(interview).getFirst().id());
                yield ada;
            }
            case SIGNED_OUT -> {
                var cookie = seating.interviewer(interview, author);
                var hers = greeted(interview, cookie, "snapshot");
                events.publishEvent(new SignedOut(Seating.session(cookie)));
                yield hers;
            }
            case REVIEWER -> {
                var hers = greeted(interview, seating.interviewer(interview, author), "snapshot");
                events.publishEvent(new RoleChanged(author.id(), Role.REVIEWER));
                yield hers;
            }
            case LATE -> {
                var ada = candidate(interview, author);
                rooms.get(interview.id()).finish(author.id());
                yield ada;
            }
        };
    }

    private RawClient candidate(Interview interview, User author) {
        var cookie = seating.candidate(interview, "Ada");
        seating.interviewer(interview, author);
        return greeted(interview, cookie, "snapshot");
    }

    private RawClient greeted(Interview interview, String cookie, String greeting) {
        var client = seating.connect(interview, cookie).hello();
        client.await(greeting);
        return client;
    }

    /** A command that was made before the start is a type of its own, whichever it is. */
    private static String typeOf(String sample) {
        var message = JsonMapper.shared().readTree(sample);
        return message.has("prepared") ? "prepared" : message.get("type").asString();
    }

    private List<String> lines(Interview interview) {
        rooms.get(interview.id()).beat();
        var lines = new ArrayList<String>();
        recordings.forEachAfter(interview.id(), 0, event -> lines.add(event.line()));
        return lines;
    }

    private static List<Rule> rules() throws IOException {
        return new ClassPathResource("socket-access.txt")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> List.of(line.strip().split("\\s+")))
                .peek(cells -> assertThat(cells).hasSize(1 + Sender.values().length))
                .map(cells -> new Rule(cells.getFirst(), cells.subList(1, cells.size())))
                .toList();
    }

    /** The types on the wire of the records under a sealed type. */
    private static Stream<String> leaves(Class<?> type) {
        if (!type.isSealed())
            return ClientMessage.class.isAssignableFrom(type)
                    ? Stream.of(type.getSimpleName()
                            .replaceAll("(?<=.)(?=[A-Z])", "-")
                            .toLowerCase(Locale.ROOT))
                    : Stream.empty();
        return Arrays.stream(type.getPermittedSubclasses()).flatMap(SocketAccessTest::leaves);
    }
}
