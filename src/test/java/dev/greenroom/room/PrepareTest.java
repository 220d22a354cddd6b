package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.greenroom.GreenroomTest;
import dev.greenroom.Staff;
import dev.greenroom.account.Role;
import dev.greenroom.account.User;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import dev.greenroom.interview.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The room before the interview: opened without entering, and nothing of it leaves before the start. */
@GreenroomTest
class PrepareTest {

    @Autowired
    Seating seating;

    @Autowired
    Interviews interviews;

    @Autowired
    Rooms rooms;

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

    private String prepare() {
        var answer = mvc.post()
                .uri("/interviews/" + interview.id() + "/prepare")
                .with(csrf())
                .with(Staff.as(grace))
                .exchange();
        return String.valueOf(answer.getResponse().getRedirectedUrl());
    }

    private static String edit(int n, int revision, String changes) {
        return "{\"type\":\"edit\",\"file\":\"f1\",\"revision\":" + revision + ",\"client\":\"c\",\"n\":" + n
                + ",\"changes\":[" + changes + "],\"ms\":[0],\"how\":\"typed\"}";
    }
}
