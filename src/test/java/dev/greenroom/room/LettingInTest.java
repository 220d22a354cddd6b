package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.greenroom.GreenroomTest;
import dev.greenroom.Staff;
import dev.greenroom.account.Role;
import dev.greenroom.account.User;
import dev.greenroom.interview.Interview;
import jakarta.servlet.http.Cookie;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A further guest at a link whose seat is taken, and the interviewers who are asked. */
@GreenroomTest
class LettingInTest {

    @Autowired
    Seating seating;

    @Autowired
    Rooms rooms;

    @Autowired
    LettingIn lettingIn;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

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
        loadAgain();

        try (var hers = seating.connect(interview, seating.interviewer(interview, grace))
                .hello()) {
            var requests = hers.await("asking").get("requests");
            assertThat(requests).hasSize(1);
            assertThat(requests.get(0).get("name").asString()).isEqualTo("Ada");

            lettingIn.letIn(interview, lettingIn.open(interview).getFirst().id());
            assertThat(hers.await("asking").get("requests")).isEmpty();
        }
        loadAgain();
        try (var later = seating.connect(interview, seating.signedIn(grace)).hello()) {
            later.await("running");
            assertThat(later.heard()).doesNotContain("\"asking\"");
        }
    }

    @Test
    void whoAsksTwiceFromOneBrowserAsksOnceAndGetsTheSeat() throws Exception {
        var seat = seat(form());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<MvcTestResult> press = () -> ask("Ada", seat);
            for (var pressed :
                    threads.invokeAll(Stream.generate(() -> press).limit(4).toList()))
                assertThat(pressed.get()).hasStatus(302).hasRedirectedUrl("/i/" + interview.token() + "/ask");
        }
        assertThat(form(seat)).hasRedirectedUrl("/i/" + interview.token() + "/ask");
        assertThat(lettingIn.open(interview)).hasSize(1);

        lettingIn.letIn(interview, lettingIn.open(interview).getFirst().id());

        seating.interviewer(interview, grace);
        try (var ada =
                seating.connect(interview, "greenroom-seat=" + seat.getValue()).hello()) {
            ada.await("snapshot");
        }
    }

    @Test
    void whoLostTheSeatAgainAsksAnew() {
        var seat = seat(form());
        ask("Ada", seat);
        lettingIn.letIn(interview, lettingIn.open(interview).getFirst().id());
        lettingIn.ask(interview, "Somebody else", "another browser at " + interview.id());
        lettingIn.letIn(interview, lettingIn.open(interview).getFirst().id());

        var next = seat(form(seat));
        assertThat(next.getValue()).isNotEqualTo(seat.getValue());
        ask("Ada", next);
        assertThat(lettingIn.open(interview)).hasSize(1);
    }

    @Test
    void aCandidateWhoPressesTwiceSitsDown() {
        var fresh = seating.interview(grace);
        var link = "/i/" + fresh.token();
        var seat = seat(mvc.get().uri(link + "/candidate").exchange());
        for (var press = 0; press < 2; press++) {
            assertThat(mvc.post()
                            .uri(link + "/candidate")
                            .with(csrf())
                            .cookie(seat)
                            .param("name", "Ada")
                            .param("agree", "true"))
                    .hasRedirectedUrl(link + "/room");
        }
    }

    @Test
    void aSeatElsewhereIsNoSeatToAskFor() {
        var elsewhere = seating.candidate(seating.interview(grace), "Ada");
        var sent = new Cookie("greenroom-seat", elsewhere.substring("greenroom-seat=".length()));
        var given = seat(form(sent));
        assertThat(given.getValue()).isNotEqualTo(sent.getValue());
        assertThat(ask("Ada", sent)).hasStatus(302);
        lettingIn.letIn(interview, lettingIn.open(interview).getFirst().id());
    }

    @Test
    void onlySoManyMayAskAtATime() {
        for (var guest = 0; guest < LettingIn.MOST_ASKING; guest++) ask("Guest " + guest, seat(form()));
        assertThat(ask("Ada", seat(form())))
                .hasStatusOk()
                .bodyText()
                .contains("Many people are already asking to come in");
        assertThat(lettingIn.open(interview)).hasSize(LettingIn.MOST_ASKING);

        lettingIn.letIn(interview, lettingIn.open(interview).getFirst().id());
        assertThat(ask("Ada", seat(form()))).hasStatus(302);
    }

    @Test
    void whoIsTurnedAwayIsToldAndMayAskAgain() {
        seating.interviewer(interview, grace);
        var seat = seat(form());
        ask("Ada", seat);
        try (var hers = seating.connect(interview, seating.signedIn(grace)).hello()) {
            assertThat(hers.await("asking").get("requests")).hasSize(1);
            var request = lettingIn.open(interview).getFirst().id();
            assertThat(answer("turn-away", request)).hasStatus(204);
            assertThat(hers.await("asking").get("requests")).isEmpty();

            assertThat(answer("let-in", request)).as("the first answer counts").hasStatus(204);
        }
        var told = "/i/" + interview.token() + "/candidate?turned-away";
        assertThat(waiting(seat)).hasRedirectedUrl(told);
        var page = mvc.get().uri(told).cookie(seat).exchange();
        assertThat(page).bodyText().contains("The interviewers have not let you in for now");
        assertThat(ask("Ada", seat(page))).hasRedirectedUrl("/i/" + interview.token() + "/ask");
        assertThat(lettingIn.open(interview)).hasSize(1);
    }

    @Test
    void whoWentAwayAsksNoMore() {
        seating.interviewer(interview, grace);
        var seats =
                Stream.generate(() -> seat(form())).limit(LettingIn.MOST_ASKING).toList();
        seats.forEach(seat -> ask("A guest", seat));
        try (var hers = seating.connect(interview, seating.signedIn(grace)).hello()) {
            assertThat(hers.await("asking").get("requests")).hasSize(LettingIn.MOST_ASKING);
            jdbc.sql("update seat_request set looked_at = looked_at - interval '4 minutes' where interview_id = ?")
                    .param(interview.id())
                    .update();
            assertThat(waiting(seats.getFirst())).hasStatusOk();
            jdbc.sql("update seat_request set looked_at = looked_at - interval '2 minutes' where interview_id = ?")
                    .param(interview.id())
                    .update();

            lettingIn.forgetWhoWentAway();

            assertThat(hers.await("asking").get("requests")).hasSize(1);
        }
        assertThat(waiting(seats.getLast())).hasRedirectedUrl("/i/" + interview.token() + "/candidate");
        assertThat(ask("Ada", seat(form()))).hasStatus(302);
    }

    @Test
    void ofTwoWhoAreLetInAtOnceTheLastInTheDatabaseSits() throws Exception {
        seating.interviewer(interview, grace);
        var first = seat(form());
        var last = seat(form());
        ask("Ada", first);
        ask("Ada again", last);
        var requests = lettingIn.open(interview);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            rooms.get(interview.id()).locked(() -> {
                threads.submit(
                        () -> lettingIn.letIn(interview, requests.getFirst().id()));
                while (lettingIn.open(interview).size() == requests.size()) Thread.onSpinWait();
                lettingIn.letIn(interview, requests.getLast().id());
            });
        }

        try (var ada =
                seating.connect(interview, "greenroom-seat=" + last.getValue()).hello()) {
            ada.await("snapshot");
        }
    }

    @Test
    void whoMayNotInterviewAnyMoreLetsNobodyIn() {
        seating.interviewer(interview, grace);
        lettingIn.ask(interview, "Ada", "a browser at " + interview.id());
        var request = "/i/" + interview.token() + "/let-in/"
                + lettingIn.open(interview).getFirst().id();
        jdbc.sql("update staff set role = 'REVIEWER' where id = ?")
                .param(grace.id())
                .update();
        assertThat(mvc.post().uri(request).with(csrf()).with(Staff.as(grace))).hasStatus(403);
        assertThat(lettingIn.open(interview)).hasSize(1);
    }

    private void loadAgain() {
        var room = rooms.get(interview.id());
        room.settle();
        room.drop();
    }

    private MvcTestResult form(Cookie... seat) {
        var request = mvc.get().uri("/i/" + interview.token() + "/candidate");
        return (seat.length == 0 ? request : request.cookie(seat)).exchange();
    }

    private MvcTestResult ask(String name, Cookie seat) {
        return mvc.post()
                .uri("/i/" + interview.token() + "/ask")
                .with(csrf())
                .cookie(seat)
                .param("name", name)
                .param("agree", "true")
                .exchange();
    }

    private MvcTestResult waiting(Cookie seat) {
        return mvc.get().uri("/i/" + interview.token() + "/ask").cookie(seat).exchange();
    }

    private MvcTestResult answer(String answer, UUID request) {
        return mvc.post()
                .uri("/i/" + interview.token() + "/" + answer + "/" + request)
                .with(csrf())
                .with(Staff.as(grace))
                .exchange();
    }

    private static Cookie seat(MvcTestResult form) {
        return new Cookie(
                "greenroom-seat",
                Objects.requireNonNull(form.getResponse().getCookie("greenroom-seat"))
                        .getValue());
    }
}
