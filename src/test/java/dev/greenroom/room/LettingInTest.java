package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import dev.greenroom.account.Role;
import dev.greenroom.account.User;
import dev.greenroom.interview.Interview;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A further guest at a link whose seat is taken, and the interviewers who are asked. */
@GreenroomTest
class LettingInTest {

    @Autowired
    Seating seating;

    @Autowired
    Rooms rooms;

    @Autowired
    LettingIn lettingIn;

    User grace;
    Interview interview;

    @BeforeEach
    void somebodySitsOnTheSeat() {
        grace = seating.staff("Grace Hopper", Role.INTERVIEWER);
        interview = seating.interview(grace);
        seating.candidate(interview, "A colleague");
    }

    @Test
    void whoAskedBeforeTheRoomWasLoadedIsShownToWhoComes() {
        lettingIn.ask(interview, "Ada", "a browser at " + interview.id());
        rooms.get(interview.id()).drop();

        try (var hers = seating.connect(interview, seating.interviewer(interview, grace))
                .hello()) {
            var requests = hers.await("asking").get("requests");
            assertThat(requests).hasSize(1);
            assertThat(requests.get(0).get("name").asString()).isEqualTo("Ada");

            lettingIn.letIn(interview, lettingIn.open(interview).getFirst().id());
            assertThat(hers.await("asking").get("requests")).isEmpty();
        }
        rooms.get(interview.id()).drop();
        try (var later = seating.connect(interview, seating.signedIn(grace)).hello()) {
            later.await("running");
            assertThat(later.heard()).doesNotContain("\"asking\"");
        }
    }
}
