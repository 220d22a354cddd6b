package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.greenroom.GreenroomTest;
import dev.greenroom.Staff;
import dev.greenroom.account.Role;
import dev.greenroom.account.SignedOut;
import dev.greenroom.account.User;
import dev.greenroom.account.Users;
import dev.greenroom.interview.Interview;
import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** A staff session and the sockets that were opened with it. */
@GreenroomTest
class SessionsAndSocketsTest {

    @Autowired
    Seating seating;

    @Autowired
    SessionRepository<? extends Session> sessions;

    @Autowired
    Users users;

    @Autowired
    Rooms rooms;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    User grace;
    Interview interview;
    String cookie;

    @BeforeEach
    void graceIsInTheRoom() {
        grace = seating.staff("Grace Hopper", Role.INTERVIEWER);
        interview = seating.interview(grace);
        seating.candidate(interview, "Ada");
        cookie = seating.interviewer(interview, grace);
    }

    @Test
    void anInterviewLongerThanTheSessionTimeOutSignsNobodyOut() throws InterruptedException {
        var timeOut = Duration.ofSeconds(5);
        shorten(sessions, cookie, timeOut);
        var elsewhere = seating.signedIn(grace);
        shorten(sessions, elsewhere, timeOut);
        try (var hers = seating.connect(interview, cookie).hello()) {
            hers.await("snapshot");

            Thread.sleep(timeOut.multipliedBy(2));

            assertThat(isSignedIn(cookie)).isTrue();
            assertThat(isSignedIn(elsewhere))
                    .as("a session without a socket times out")
                    .isFalse();
            hers.send("{\"type\":\"say\",\"client\":\"c\",\"n\":1,\"text\":\"Still here\"}");
            hers.awaitEvent("said");
        }
    }

    @Test
    void signingOutClosesTheSocketsOfThatSessionAlone() {
        var atHome = seating.signedIn(grace);
        try (var hers = seating.connect(interview, cookie).hello();
                var other = seating.connect(interview, atHome).hello()) {
            hers.await("snapshot");
            other.await("snapshot");

            assertThat(mvc.post().uri("/sign-out").with(csrf()).cookie(cookie(cookie)))
                    .hasStatus(302);

            assertThat(hers.awaitClose()).isEqualTo(4003);
            other.send("{\"type\":\"say\",\"client\":\"c\",\"n\":1,\"text\":\"Still here\"}");
            other.awaitEvent("said");
        }
        assertThat(isSignedIn(cookie)).isFalse();
        assertThat(isSignedIn(atHome)).isTrue();
    }

    @Test
    void deactivationClosesAllOfTheirSockets() {
        try (var hers = seating.connect(interview, cookie).hello();
                var other = seating.connect(interview, seating.signedIn(grace)).hello()) {
            hers.await("snapshot");
            other.await("snapshot");

            var user = users.get(grace.id());
            user.deactivate(clock.instant());
            users.save(user);

            assertThat(hers.awaitClose()).isEqualTo(4003);
            assertThat(other.awaitClose()).isEqualTo(4003);
        }
        assertThat(isSignedIn(cookie)).isFalse();
    }

    @Test
    void aReviewerHasNoInterviewersSocket() {
        var barbara = seating.staff("Barbara Liskov", Role.ADMIN);
        try (var hers = seating.connect(interview, cookie).hello();
                var silent = seating.connect(interview, cookie);
                var other = seating.connect(interview, seating.interviewer(interview, barbara))
                        .hello()) {
            hers.await("snapshot");
            other.await("snapshot");

            assertThat(mvc.post()
                            .uri("/staff/" + grace.id())
                            .with(csrf())
                            .with(Staff.as(barbara))
                            .param("name", "Grace Hopper")
                            .param("role", "REVIEWER")
                            .param("password", ""))
                    .hasRedirectedUrl("/staff?saved");

            assertThat(hers.awaitClose()).isEqualTo(4003);
            assertThat(silent.awaitClose()).isEqualTo(4003);
            other.send("{\"type\":\"say\",\"client\":\"c\",\"n\":1,\"text\":\"Still here\"}");
            other.awaitEvent("said");
        }
        assertThat(isSignedIn(cookie)).isTrue();
        assertThatThrownBy(() -> seating.connect(interview, cookie)).hasMessageContaining("403");
    }

    /** As another node would notice that heard of no event. */
    @Test
    void aRoleIsLookedAtAgainAndAgain() {
        try (var hers = seating.connect(interview, cookie).hello()) {
            hers.await("snapshot");
            jdbc.sql("update staff set role = 'REVIEWER' where id = ?")
                    .param(grace.id())
                    .update();
            assertThat(hers.awaitClose()).isEqualTo(4003);
        }
    }

    @Test
    void whoSignsOutBeforeTheHelloIsNotWelcomed() {
        try (var told = seating.connect(interview, cookie)) {
            assertThat(mvc.post().uri("/sign-out").with(csrf()).cookie(cookie(cookie)))
                    .hasStatus(302);
            assertThat(told.awaitClose()).isEqualTo(4003);
        }
        var elsewhere = seating.signedIn(grace);
        try (var hers = seating.connect(interview, elsewhere)) {
            sessions.deleteById(Seating.session(elsewhere));
            hers.hello();
            assertThat(hers.awaitClose()).isEqualTo(4003);
            assertThat(hers.heard()).doesNotContain("welcome");
        }
    }

    @Test
    void whoSaysNoHelloIsSentAway() {
        try (var silent = seating.connect(interview, cookie);
                var hers = seating.connect(interview, cookie).hello()) {
            hers.await("snapshot");
            assertThat(silent.awaitClose()).isEqualTo(4013);
            hers.send("{\"type\":\"say\",\"client\":\"c\",\"n\":1,\"text\":\"Still here\"}");
            hers.awaitEvent("said");
        }
    }

    @Test
    void onlySoManySocketsOfOnePersonMayBeSilent() {
        var silent = Stream.generate(() -> seating.connect(interview, cookie))
                .limit(Newcomers.MOST_OF_ONE + 1)
                .toList();
        assertThat(silent.getFirst().awaitClose()).isEqualTo(4013);
        silent.getLast().hello().await("snapshot");
        silent.forEach(RawClient::close);
    }

    @Test
    void aSessionEndsItsSocketsOnlyOnceThatIsCommitted() {
        var signedOut = new SignedOut(Seating.session(cookie));
        try (var hers = seating.connect(interview, cookie).hello()) {
            hers.await("snapshot");
            var room = rooms.get(interview.id());

            transaction.executeWithoutResult(status -> {
                events.publishEvent(signedOut);
                status.setRollbackOnly();
            });
            assertThat(room.httpSessions()).containsExactly(signedOut.sessionId());

            transaction.executeWithoutResult(_ -> {
                events.publishEvent(signedOut);
                assertThat(room.httpSessions()).containsExactly(signedOut.sessionId());
            });
            assertThat(room.httpSessions()).isEmpty();
            assertThat(hers.awaitClose()).isEqualTo(4003);
        }
    }

    private boolean isSignedIn(String cookie) {
        return mvc.get()
                        .uri("/interviews")
                        .cookie(cookie(cookie))
                        .exchange()
                        .getResponse()
                        .getStatus()
                == 200;
    }

    private static Cookie cookie(String cookie) {
        return new Cookie("greenroom", cookie.substring("greenroom=".length()));
    }

    private static <S extends Session> void shorten(SessionRepository<S> repository, String cookie, Duration timeOut) {
        var session = repository.findById(Seating.session(cookie));
        session.setMaxInactiveInterval(timeOut);
        repository.save(session);
    }
}
