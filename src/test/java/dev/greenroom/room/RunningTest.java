package dev.greenroom.room;

import static dev.greenroom.room.Programs.allow;
import static dev.greenroom.room.Programs.edit;
import static dev.greenroom.room.Programs.hear;
import static dev.greenroom.room.Programs.output;
import static dev.greenroom.room.Programs.run;
import static dev.greenroom.room.Programs.stop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import dev.greenroom.account.Role;
import dev.greenroom.interview.Interview;
import dev.greenroom.recording.Recordings;
import dev.greenroom.running.CodeRunner;
import dev.greenroom.running.RunnerChanged;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.JsonNode;

/** Programs that are run in a room, over real sockets and in the real sandbox. */
@GreenroomTest
class RunningTest {

    private static final String SLEEP = "import time\nprint('here', flush=True)\ntime.sleep(60)";

    @Autowired
    Seating seating;

    @Autowired
    Rooms rooms;

    @Autowired
    Recordings recordings;

    @Autowired
    CodeRunner runner;

    @Autowired
    ApplicationEventPublisher events;

    Seating.Both both;
    Interview interview;
    RawClient ada;
    RawClient grace;

    @BeforeEach
    void bothAreThere() {
        Programs.requireSandbox(runner);
        both = seating.both();
        interview = both.interview();
        ada = both.ada();
        grace = both.grace();
    }

    /** And nothing runs on into the next test. */
    @AfterEach
    void bothLeave() {
        if (both == null) return;
        rooms.get(interview.id()).drop();
        both.close();
    }

    @Test
    void everybodySeesARunFromItsStartToItsEnd() {
        assertThat(ada.await("running").get("languages").valueStream().map(JsonNode::asString))
                .contains("python", "shell");
        events.publishEvent(new RunnerChanged());
        assertThat(ada.await("running").has("why")).isFalse();
        write(
                ada,
                1,
                "f1",
                "import sys, time, util\nutil.greet(sys.argv[1:])\ntime.sleep(0.2)\nsys.stderr.write(sys.stdin.read())\nsys.exit(3)");
        ada.send("{\"type\":\"add-file\",\"client\":\"a\",\"n\":2,\"name\":\"util.py\"}");
        grace.awaitEvent("file-added");
        ada.send(edit("a", 3, "f2", 0, "def greet(words):\n    print('Hello', words, flush=True)"));
        grace.awaitEvent("edited");
        grace.send(edit("g", 1, "stdin", 0, "her line\n"));
        ada.awaitEvent("edited");
        ada.send(edit("a", 4, "stdin", 0, "his line 😀\n"));
        grace.awaitEvent("edited");
        grace.awaitEvent("edited");

        ada.send(run("a", 5, "--to 'two words'"));
        var heard = hear(ada);
        assertThat(hear(grace)).isEqualTo(heard);

        var started = heard.getFirst();
        assertThat(started.get("type").asString()).isEqualTo("run-started");
        assertThat(started.get("client").asString()).isEqualTo("a");
        assertThat(started.get("run").asInt()).isEqualTo(1);
        assertThat(started.get("language").asString()).isEqualTo("python");
        assertThat(started.get("arguments").asString()).isEqualTo("--to 'two words'");
        assertThat(started.get("revisions")).hasToString("{\"f1\":1,\"f2\":1,\"stdin\":2}");
        assertThat(output(heard))
                .startsWith("out:Hello ['--to', 'two words']\n err:")
                .contains("her line\n", "his line 😀\n");
        var ended = heard.getLast();
        assertThat(ended.get("outcome").asString()).isEqualTo("exited");
        assertThat(ended.get("code").asInt()).isEqualTo(3);
        assertThat(ended.get("ms").asLong()).isPositive();
        assertThat(ended.has("by") || ended.has("limit") || ended.has("why")).isFalse();

        try (var later = seating.connect(interview, both.graceCookie()).hello()) {
            var state = later.await("snapshot").get("state");
            assertThat(state.at("/input/revision").asInt()).isEqualTo(2);
            assertThat(state.at("/runs/0/name").asString()).isEqualTo("main.py");
            assertThat(state.at("/runs/0/output")).hasSize(2);
            assertThat(state.at("/runs/0/ended/code").asInt()).isEqualTo(3);
            assertThat(state.has("running")).isFalse();
        }
    }

    @Test
    void oneRunsAtATimeAndAnybodyStopsIt() {
        write(ada, 1, "f1", SLEEP);
        ada.send(run("a", 2, ""));
        grace.awaitEvent("run-output");
        grace.send(run("g", 1, ""));
        assertThat(refusal(grace)).isEqualTo("not-now");
        grace.send(stop("g", 2, 7));
        assertThat(refusal(grace)).isEqualTo("not-now");
        grace.send(stop("g", 3, 1));
        var events = hear(ada);
        assertThat(output(events)).isEqualTo("out:here\n");
        assertThat(types(events)).containsSubsequence("run-started", "run-output", "run-stopped", "run-ended");
        var stopped = events.get(types(events).indexOf("run-stopped"));
        assertThat(stopped.get("by")).isNotEqualTo(events.getFirst().get("by"));
        assertThat(events.getLast().get("outcome").asString()).isEqualTo("stopped");
        grace.awaitEvent("run-ended");
        grace.send(stop("g", 4, 1));
        assertThat(refusal(grace)).as("it is over").isEqualTo("not-now");

        grace.send(run("g", 5, ""));
        assertThat(ada.awaitEvent("run-started").get("run").asInt()).isEqualTo(2);
    }

    @Test
    void whatItWritesComesInOrderAndNoMoreThanItMay() {
        language("shell");
        write(
                ada,
                1,
                "f1",
                "for i in 1 2 3; do echo $i; sleep 0.1; echo $i >&2; sleep 0.1; done; printf 'a\\0\\033[1m\\377'");
        ada.send(run("a", 2, ""));
        assertThat(output(hear(grace)))
                .isEqualTo("out:1\n err:1\n out:2\n err:2\n out:3\n err:3\n out:a\0\033[1m\ufffd"
                        .replace("\033", "\u001b"));

        ada.send("{\"type\":\"add-file\",\"client\":\"a\",\"n\":3,\"name\":\"loud.sh\"}");
        grace.awaitEvent("file-added");
        ada.send(edit("a", 4, "f2", 0, "while echo 0123456789; do :; done"));
        ada.send(run("a", 5, "f2", ""));
        var loud = hear(grace);
        assertThat(output(loud)).hasSize("out:".length() + 64 * 1024);
        assertThat(loud.getLast().get("outcome").asString()).isEqualTo("output-limit");
        assertThat(loud.getLast().get("limit").asInt()).isEqualTo(64 * 1024);
    }

    @Test
    void aChattyProgramIsToldOfInFewEvents() {
        write(ada, 1, "f1", "import time\nfor i in range(600):\n    print(i, flush=True)\n    time.sleep(0.001)");
        ada.send(run("a", 2, ""));
        var events = hear(grace);
        var ended = events.getLast();
        assertThat(ended.get("outcome").asString()).isEqualTo("exited");
        assertThat(output(events)).startsWith("out:0\n1\n").endsWith("\n599\n");
        assertThat((long) events.size()).isLessThanOrEqualTo(ended.get("ms").asLong() / 40 + 4);
    }

    @Test
    void finishEndsItFirst() {
        write(ada, 1, "f1", SLEEP);
        ada.send(run("a", 2, ""));
        grace.awaitEvent("run-output");
        rooms.get(interview.id()).finish(both.user().id());
        assertThat(recorded()).endsWith("run-output", "run-ended", "finished");
        assertThat(grace.awaitEvent("run-ended").get("outcome").asString()).isEqualTo("stopped");
        assertThat(ada.awaitClose()).isEqualTo(4002);
    }

    @Test
    void anInterviewerSwitchesItOffAndOn() {
        ada.send(allow("a", 1, false));
        assertThat(refusal(ada)).isEqualTo("not-allowed");
        grace.send(allow("g", 1, true));
        assertThat(refusal(grace)).as("it is on").isEqualTo("not-now");
        grace.send(allow("g", 2, false));
        assertThat(ada.awaitEvent("running-switched").get("on").asBoolean()).isFalse();
        ada.send(run("a", 2, ""));
        assertThat(refusal(ada)).isEqualTo("not-now");
        try (var later = seating.connect(interview, both.graceCookie()).hello()) {
            assertThat(later.await("snapshot").at("/state/running").asBoolean(true))
                    .isFalse();
        }
        grace.send(allow("g", 3, true));
        ada.awaitEvent("running-switched");
        ada.send(run("a", 3, ""));
        assertThat(hear(ada).getLast().get("code").asInt()).isZero();
    }

    @Test
    void whatCannotBeRunIsRefused() {
        ada.send(run("a", 1, "an 'unbalanced quote"));
        assertThat(refusal(ada)).isEqualTo("invalid");
        ada.send(run("a", 2, "x".repeat(1_001)));
        assertThat(refusal(ada)).isEqualTo("invalid");
        for (var file : List.of("f9", "stdin")) {
            ada.send(run("a", 3, file, ""));
            assertThat(refusal(ada)).isEqualTo("no-file");
        }
        for (var command : List.of("'rename-file','name':'x.py'", "'remove-file'", "'language','language':'go'")) {
            ada.send("{'client':'a','n':4,'file':'stdin','type':%s}"
                    .formatted(command)
                    .replace('\'', '"'));
            assertThat(refusal(ada)).as(command).isEqualTo("no-file");
        }
        language("markdown");
        ada.send(run("a", 5, ""));
        assertThat(refusal(ada)).isEqualTo("invalid");
        assertThat(recorded()).doesNotContain("run-started");
    }

    @Test
    void whoeverWorksAloneRunsAlone() {
        grace.send("{\"type\":\"focus\",\"client\":\"g\",\"n\":1,\"minutes\":5}");
        ada.awaitEvent("focus-started");
        grace.send(run("g", 2, ""));
        assertThat(refusal(grace)).isEqualTo("not-now");
        ada.send(run("a", 1, ""));
        assertThat(hear(grace).getLast().get("code").asInt()).isZero();
    }

    @Test
    void outlivesTheSocketOfWhoeverStartedIt() {
        write(ada, 1, "f1", "print('first', flush=True)\ninput()\nimport time\ntime.sleep(0.5)\nprint('last')");
        ada.send(edit("a", 2, "stdin", 0, "go\n"));
        ada.send(run("a", 3, ""));
        var since = grace.awaitEvent("run-started").get("seq").asLong();
        ada.awaitEvent("run-output");
        ada.close();
        grace.awaitEvent("run-ended");
        try (var back = seating.connect(interview, both.graceCookie()).hello(since - 1)) {
            var events = hear(back);
            assertThat(output(events)).isEqualTo("out:first\nlast\n");
            assertThat(events.getLast().get("outcome").asString()).isEqualTo("exited");
        }
    }

    @Test
    void isLostWithTheRoomAndTheNextOneWorks() {
        write(ada, 1, "f1", SLEEP);
        ada.send(run("a", 2, ""));
        var since = grace.awaitEvent("run-output").get("seq").asLong();
        rooms.get(interview.id()).drop();
        assertThat(grace.awaitClose()).isEqualTo(1012);
        try (var back = seating.connect(interview, both.graceCookie()).hello(since)) {
            assertThat(back.awaitEvent("run-ended").get("outcome").asString()).isEqualTo("lost");
            back.send("{\"type\":\"add-file\",\"client\":\"g\",\"n\":1,\"name\":\"again.sh\"}");
            back.send(edit("g", 2, "f2", 0, "echo again"));
            back.send(run("g", 3, "f2", ""));
            assertThat(output(hear(back))).isEqualTo("out:again\n");
        }
    }

    @Test
    void whatWasRunBeforeTheStartIsNotTheCandidates() {
        var prepared = seating.interview(both.user());
        try (var hers = seating.connect(prepared, seating.interviewer(prepared, both.user()))
                .hello()) {
            hers.await("snapshot");
            hers.send(
                    edit("p", 1, "f1", 0, "import sys\nprint('-'.join(sys.argv[1:]), flush=True)\nsys.stdin.read()\n"));
            hers.send(run("p", 2, "the answer"));
            assertThat(output(hear(hers))).isEqualTo("out:the-answer\n");
            hers.send("{\"type\":\"add-file\",\"client\":\"p\",\"n\":3,\"name\":\"slow.py\"}");
            hers.send(edit("p", 4, "f2", 0, SLEEP));
            hers.send(run("p", 5, "f2", ""));
            hers.awaitEvent("run-output");
            try (var his = seating.connect(prepared, seating.candidate(prepared, "Ada"))
                    .hello()) {
                assertThat(hers.awaitEvent("run-ended").get("outcome").asString())
                        .isEqualTo("stopped");
                assertThat(his.await("snapshot").get("state").has("runs")).isFalse();
                his.send(run("a", 1, "f2", ""));
                his.awaitEvent("run-output");
                his.send(stop("a", 2, 3));
                his.awaitEvent("run-ended");
                assertThat(his.heard()).doesNotContain("the-answer", "the answer", "\"run\":2");
                his.send("{\"type\":\"say\",\"client\":\"a\",\"n\":3,\"text\":\"Hello\"}");
                his.awaitEvent("said");
            }
            try (var again =
                    seating.connect(prepared, seating.signedIn(both.user())).hello()) {
                assertThat(again.await("snapshot").at("/state/runs")).hasSize(3);
            }
        } finally {
            rooms.get(prepared.id()).drop();
        }
    }

    @Tag("long")
    @Test
    void fiftyRoomsAtOnceEachGetTheirOutputOrAClearRefusal() {
        var user = seating.staff("Barbara Liskov", Role.INTERVIEWER);
        var clients = new ArrayList<RawClient>();
        try {
            for (var i = 0; i < 50; i++) {
                var room = seating.interview(user);
                clients.add(
                        seating.connect(room, seating.interviewer(room, user)).hello());
            }
            clients.forEach(client -> {
                client.await("snapshot");
                client.send(edit("c", 1, "f1", 0, "print('Hello')"));
                client.awaitEvent("edited");
            });
            clients.forEach(client -> client.send(run("c", 2, "")));
            write(ada, 1, "f1", "typed meanwhile");

            var outcomes = new ArrayList<String>();
            for (var client : clients) {
                var events = hear(client);
                var outcome = events.getLast().get("outcome").asString();
                outcomes.add(outcome);
                if (outcome.equals("exited")) {
                    assertThat(output(events)).isEqualTo("out:Hello\n");
                } else {
                    assertThat(outcome).isEqualTo("not-started");
                    assertThat(events.getLast().get("why").asString()).isEqualTo("busy");
                }
            }
            assertThat(outcomes.stream().filter("exited"::equals).count()).isGreaterThanOrEqualTo(20);
            if (Runtime.getRuntime().availableProcessors() < 25)
                assertThat(clients)
                        .as("whose place was told")
                        .anyMatch(client -> client.heard().contains("run-waiting"));
        } finally {
            clients.forEach(RawClient::close);
        }
    }

    /** Somebody's first words in a file, which the other has seen. */
    private void write(RawClient who, int n, String file, String text) {
        var isAda = who == ada;
        who.send(edit(isAda ? "a" : "g", n, file, 0, text));
        (isAda ? grace : ada).awaitEvent("edited");
    }

    private void language(String name) {
        grace.send("{\"type\":\"language\",\"client\":\"choosing\",\"n\":1,\"file\":\"f1\",\"language\":\"%s\"}"
                .formatted(name));
        ada.awaitEvent("language-chosen");
    }

    private static String refusal(RawClient client) {
        return client.await("refused").get("code").asString();
    }

    private static List<String> types(List<JsonNode> events) {
        return events.stream().map(event -> event.get("type").asString()).toList();
    }

    private List<String> recorded() {
        var types = new ArrayList<String>();
        recordings.forEachAfter(interview.id(), 0, event -> types.add(event.type()));
        return types;
    }
}
