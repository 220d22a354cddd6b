package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.greenroom.GreenroomTest;
import dev.greenroom.Staff;
import dev.greenroom.account.Role;
import dev.greenroom.account.User;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import dev.greenroom.interview.Participants;
import dev.greenroom.interview.Stage;
import dev.greenroom.recording.RecordedEvent;
import dev.greenroom.recording.Recordings;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** The room before the interview: opened without entering, and nothing of it leaves before the start. */
@GreenroomTest
class PrepareTest {

    @Autowired
    Seating seating;

    @Autowired
    Interviews interviews;

    @Autowired
    Participants participants;

    @Autowired
    FinalFiles files;

    @Autowired
    Recordings recordings;

    @Autowired
    CancelledRooms cancelledRooms;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester mvc;

    User grace;
    Interview interview;

    @BeforeEach
    void aPendingInterview() {
        grace = seating.staff("Grace Hopper", Role.INTERVIEWER);
        interview = seating.interview(grace);
    }

    @Test
    void isNoEnteringAndWhatWasDeletedNeverLeaves() {
        assertThat(prepare()).endsWith("/room");
        try (var hers = seating.connect(interview, seating.signedIn(grace)).hello()) {
            hers.await("snapshot");
            hers.send(edit(1, 0, "[[0,\"the answer is forty-two\"]]"));
            hers.awaitEvent("edited");
            hers.send(edit(2, 1, "[[23,\"Find the answer.\"]]"));
            hers.awaitEvent("edited");
            var ada = seating.candidate(interview, "Ada");
            hers.awaitEvent("joined");
            assertThat(interviews.get(interview.id()).stage()).isEqualTo(Stage.PENDING);

            try (var his = seating.connect(interview, ada).hello()) {
                his.await("waiting");
                var barbara = seating.staff("Barbara Liskov", Role.INTERVIEWER);
                seating.interviewer(interview, barbara);

                var snapshot = his.await("snapshot");
                assertThat(snapshot.at("/state/files/f1/text").asString()).isEqualTo("Find the answer.");
                assertThat(his.heard()).doesNotContain("forty-two").doesNotContain("edited");
                assertThat(hers.awaitClose()).as("she has not entered").isEqualTo(4004);
                assertThat(interviews.get(interview.id()).stage()).isEqualTo(Stage.ACTIVE);
                assertThatThrownBy(() -> seating.connect(interview, seating.signedIn(grace)))
                        .hasMessageContaining("403");

                seating.interviewer(interview, grace);
                try (var again =
                        seating.connect(interview, seating.signedIn(grace)).hello()) {
                    again.await("snapshot");
                    assertThat(his.awaitEvent("joined").get("by")).isNotNull();
                }
            }
        }
    }

    @Test
    void cancellingSendsEverybodyOutUntilItIsRestored() {
        assertThat(prepare()).endsWith("/room");
        var ada = seating.candidate(interview, "Ada");
        try (var hers = seating.connect(interview, seating.signedIn(grace)).hello();
                var his = seating.connect(interview, ada).hello();
                var silent = seating.connect(interview, ada)) {
            hers.await("snapshot");
            his.await("waiting");

            assertThat(post("cancel")).hasStatus(302);

            assertThat(hers.awaitClose()).isEqualTo(4005);
            assertThat(his.awaitClose()).isEqualTo(4005);
            assertThat(silent.awaitClose()).isEqualTo(4005);
        }
        assertThat(mvc.get().uri("/i/" + interview.token() + "/room"))
                .hasStatus(404)
                .bodyText()
                .contains("This interview was cancelled");
        assertThat(post("restore")).hasStatus(302);
        try (var his = seating.connect(interview, ada).hello()) {
            his.await("waiting");
        }
    }

    @Test
    void whoIsInARoomThatAnotherNodeCancelledIsSentOutSoon() {
        try (var his =
                seating.connect(interview, seating.candidate(interview, "Ada")).hello()) {
            his.await("waiting");
            cancelledRooms.closeThoseCancelledElsewhere();
            jdbc.sql("update interview set cancelled_at = now() where id = ?")
                    .param(interview.id())
                    .update();
            cancelledRooms.closeThoseCancelledElsewhere();
            assertThat(his.awaitClose()).isEqualTo(4005);
        }
    }

    private MvcTestResult post(String action) {
        return mvc.post()
                .uri("/interviews/" + interview.id() + "/" + action)
                .with(csrf())
                .with(Staff.as(grace))
                .exchange();
    }

    @Test
    void whatComesAfterTheStartIsNotTaken() {
        seating.interviewer(interview, grace);
        try (var hers = seating.connect(interview, seating.signedIn(grace)).hello()) {
            hers.await("snapshot");
            hers.send(prepared(edit(1, 0, "[[0,\"Find it.\"]]")));
            hers.awaitEvent("edited");
            try (var his = seating.connect(interview, seating.candidate(interview, "Ada"))
                    .hello()) {
                his.await("snapshot");
                var late = List.of(
                        edit(2, 1, "[8,[0,\" It is forty-two\"]]"),
                        "{\"type\":\"say\",\"client\":\"c\",\"n\":3,\"text\":\"forty-two, I hope\"}",
                        "{\"type\":\"add-file\",\"client\":\"c\",\"n\":4,\"name\":\"forty-two\"}");
                for (var command : late) {
                    hers.send(prepared(command));
                    assertThat(hers.await("refused").get("code").asString()).isEqualTo("started");
                    hers.send(command);
                    assertThat(hers.await("refused").get("code").asString())
                            .as("a copy of it")
                            .isEqualTo("started");
                }
                hers.send(prepared(edit(1, 0, "[[0,\"Find it.\"]]")));
                assertThat(hers.await("receipt").get("n").intValue()).isEqualTo(1);
                hers.send(edit(5, 1, "[8,[0,\" Now.\"]]"));
                his.awaitEvent("edited");
                assertThat(his.heard()).contains("Find it.").doesNotContain("forty-two");
                assertThat(lines(interview)).doesNotContain("forty-two");
            }
        }
    }

    @Test
    void whoPreparesIsNobodyToTheCandidateUntilTheyEnter() {
        prepare();
        try (var his =
                seating.connect(interview, seating.candidate(interview, "Ada")).hello()) {
            his.await("waiting");
            try (var hers = seating.connect(interview, seating.signedIn(grace)).hello()) {
                var graceId = hers.await("welcome").get("you").asString();
                hers.await("snapshot");
                hers.send(edit(1, 0, "[[0,\"Find it.\"]]"));
                hers.awaitEvent("edited");
                hers.send("{\"type\":\"select\",\"file\":\"f1\",\"revision\":1,\"ranges\":[[2,5]]}");
                // Answered in its turn, so the selection is known by then.
                hers.send(edit(1, 0, "[[0,\"Find it.\"]]"));
                hers.await("receipt");
                var barbara = seating.staff("Barbara Liskov", Role.INTERVIEWER);
                var barbaras = seating.interviewer(interview, barbara);

                assertThat(names(his.await("welcome"))).containsExactlyInAnyOrder("Ada", "Barbara Liskov");
                his.await("snapshot");
                try (var third = seating.connect(interview, barbaras).hello()) {
                    assertThat(names(third.await("welcome")))
                            .containsExactlyInAnyOrder("Ada", "Barbara Liskov", "Grace Hopper");
                    third.await("snapshot");
                    // Longer than cursors wait to be recorded.
                    for (var beat = 0; beat < 2; beat++) his.await("beat");
                    assertThat(his.heard()).doesNotContain("Grace Hopper", graceId);
                    assertThat(third.heard()).doesNotContain("presence", "selected");
                }
                seating.interviewer(interview, grace);
                assertThat(names(his.await("people"))).containsExactly("Grace Hopper");
                assertThat(his.awaitEvent("joined").get("by").asString()).isEqualTo(graceId);
            }
        }
    }

    @Test
    void whoPreparesHasNoSeat() {
        prepare();
        var ada = seating.candidate(interview, "Ada");
        seating.interviewer(interview, seating.staff("Barbara Liskov", Role.INTERVIEWER));
        assertThat(ada).isNotEmpty();
        assertThat(mvc.post()
                        .uri("/interviews/" + interview.id() + "/finish")
                        .with(csrf())
                        .with(Staff.as(grace)))
                .hasStatus(403);
    }

    @Test
    void isOverOnceTheInterviewHasStarted() {
        seating.candidate(interview, "Ada");
        seating.interviewer(interview, grace);
        assertThat(mvc.post()
                        .uri("/interviews/" + interview.id() + "/prepare")
                        .with(csrf())
                        .with(Staff.as(grace)))
                .hasStatus(409);
    }

    @Test
    void isCopiedIntoAnotherInterviewAsItWasAtTheStart() {
        prepared();
        seating.candidate(interview, "Ada");
        seating.interviewer(interview, grace);
        try (var hers = seating.connect(interview, seating.signedIn(grace)).hello()) {
            hers.await("snapshot");
            hers.send(edit(1, 2, "[[0,\"# said by Ada\"],16]").replace("\"c\"", "\"d\""));
            hers.awaitEvent("edited");
        }
        assertThat(form(grace)).bodyText().contains("Copy what was prepared: task.py, notes");

        var copy =
                created(Map.of("candidateName", "Mary", "like", interview.id().toString(), "copyFiles", "true"));

        assertThat(copy.stage()).isEqualTo(Stage.PENDING);
        assertThat(files.of(copy.id()))
                .containsExactly(entry("task.py", "Find the answer."), entry("notes", "Be kind."));
        assertThat(lines(copy))
                .contains("\"language\":\"ruby\"", "4 2")
                .doesNotContain("forty-two", "said by Ada", "\"joined\"");
        assertThat(participants.findByInterviewIdOrderByEnteredAt(copy.id()))
                .singleElement()
                .satisfies(seat -> assertThat(seat.hasEntered()).isFalse());
    }

    @Test
    void isCopiedOnlyForWhoWantsItAndMaySeeIt() {
        prepared();
        var without =
                created(Map.of("candidateName", "Mary", "like", interview.id().toString()));
        assertThat(lines(without)).isEmpty();

        var stranger = seating.staff("Barbara Liskov", Role.INTERVIEWER);
        assertThat(form(stranger)).hasStatus(404);
        assertThat(create(
                        stranger,
                        Map.of("candidateName", "Mary", "like", interview.id().toString(), "copyFiles", "true")))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"Mary\"", "Save again to create this one without them.")
                .doesNotContain("task.py", "name=\"like\"");

        var untouched = seating.interview(grace);
        assertThat(mvc.get().uri("/interviews/new?like=" + untouched.id()).with(Staff.as(grace)))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("copyFiles");
    }

    /** A task in two files and the standard input, with something that was deleted before anybody came. */
    private void prepared() {
        prepare();
        try (var hers = seating.connect(interview, seating.signedIn(grace)).hello()) {
            hers.await("snapshot");
            hers.send("{\"type\":\"rename-file\",\"client\":\"c\",\"n\":1,\"file\":\"f1\",\"name\":\"task.py\"}");
            hers.send(edit(2, 0, "[[0,\"the answer is forty-two\"]]"));
            hers.send(edit(3, 1, "[[23,\"Find the answer.\"]]"));
            hers.send("{\"type\":\"add-file\",\"client\":\"c\",\"n\":4,\"name\":\"notes\"}");
            hers.send("{\"type\":\"language\",\"client\":\"c\",\"n\":5,\"file\":\"f2\",\"language\":\"ruby\"}");
            hers.send(edit(6, 0, "[[0,\"Be kind.\"]]").replace("f1", "f2"));
            hers.send(edit(7, 0, "[[0,\"4 2\"]]").replace("f1", "stdin"));
            for (var edit = 0; edit < 4; edit++) hers.awaitEvent("edited");
        }
    }

    private MvcTestResult form(User viewer) {
        return mvc.get()
                .uri("/interviews/new?like=" + interview.id())
                .with(Staff.as(viewer))
                .exchange();
    }

    private MvcTestResult create(User viewer, Map<String, String> form) {
        var request = mvc.post().uri("/interviews").with(csrf()).with(Staff.as(viewer));
        form.forEach(request::param);
        return request.exchange();
    }

    private Interview created(Map<String, String> form) {
        var to = String.valueOf(create(grace, form).getResponse().getRedirectedUrl());
        return interviews.get(UUID.fromString(to.substring(to.indexOf("created=") + "created=".length())));
    }

    private String lines(Interview interview) {
        return recordings.after(interview.id(), 0, Limit.of(Recordings.PAGE)).stream()
                .map(RecordedEvent::line)
                .collect(Collectors.joining("\n"));
    }

    private String prepare() {
        var answer = mvc.post()
                .uri("/interviews/" + interview.id() + "/prepare")
                .with(csrf())
                .with(Staff.as(grace))
                .exchange();
        return String.valueOf(answer.getResponse().getRedirectedUrl());
    }

    private static List<String> names(JsonNode message) {
        return message.get("people")
                .valueStream()
                .map(person -> person.get("name").asString())
                .toList();
    }

    /** As somebody says it who has not heard of the start. */
    private static String prepared(String command) {
        return command.replaceFirst("\\{", "{\"prepared\":true,");
    }

    private static String edit(int n, int revision, String changes) {
        return "{\"type\":\"edit\",\"file\":\"f1\",\"revision\":" + revision + ",\"client\":\"c\",\"n\":" + n
                + ",\"changes\":[" + changes + "],\"ms\":[0],\"how\":\"typed\"}";
    }
}
