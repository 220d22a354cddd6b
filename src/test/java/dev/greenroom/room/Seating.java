package dev.greenroom.room;

import dev.greenroom.account.Role;
import dev.greenroom.account.Sha256;
import dev.greenroom.account.User;
import dev.greenroom.account.Users;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import dev.greenroom.interview.Token;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/** Makes interviews and sits people down, as the pages would, and gives the cookies their browsers would hold. */
@TestComponent
public class Seating {

    /** Both at their sockets, welcomed. */
    record Both(Interview interview, User user, String graceCookie, RawClient ada, RawClient grace)
            implements AutoCloseable {

        @Override
        public void close() {
            ada.close();
            grace.close();
        }
    }

    private final Users users;
    private final Interviews interviews;
    private final Seats seats;
    private final SessionRepository<? extends Session> sessions;
    private final Clock clock;
    private final ServletWebServerApplicationContext application;

    Seating(
            Users users,
            Interviews interviews,
            Seats seats,
            SessionRepository<? extends Session> sessions,
            Clock clock,
            ServletWebServerApplicationContext application) {
        this.users = users;
        this.interviews = interviews;
        this.seats = seats;
        this.sessions = sessions;
        this.clock = clock;
        this.application = application;
    }

    User staff(String name, Role role) {
        var email = UUID.randomUUID() + "@greenroom.example";
        return users.save(new User(email, name, role, "{noop}a password of the tests", clock.instant()));
    }

    Interview interview(User author) {
        return interviews.save(new Interview("Ada Lovelace", author, clock.instant()));
    }

    /** Sits a candidate down and gives their cookie. */
    public String candidate(Interview interview, String name) {
        var secret = Token.random();
        if (!seats.takeCandidateSeat(interview, name, Sha256.hex(secret))) throw new AssertionError("taken");
        return "greenroom-seat=" + secret;
    }

    /** Sits an interviewer down and gives their cookie. */
    public String interviewer(Interview interview, User user) {
        seats.takeInterviewerSeat(interview, user);
        return signedIn(user);
    }

    /** The cookie of somebody who is signed in. */
    String signedIn(User user) {
        return "greenroom="
                + Base64.getEncoder().encodeToString(session(sessions, user).getBytes(StandardCharsets.UTF_8));
    }

    /** The id of the session behind such a cookie. */
    static String session(String cookie) {
        return new String(Base64.getDecoder().decode(cookie.substring("greenroom=".length())), StandardCharsets.UTF_8);
    }

    private static <S extends Session> String session(SessionRepository<S> repository, User user) {
        var session = repository.createSession();
        // As the sign-in page does: a session of nobody in particular does not last.
        session.setMaxInactiveInterval(Duration.ofHours(12));
        var who = UsernamePasswordAuthenticationToken.authenticated(
                new dev.greenroom.account.SignedIn(user.id()), null, List.of());
        session.setAttribute("SPRING_SECURITY_CONTEXT", new SecurityContextImpl(who));
        repository.save(session);
        return session.getId();
    }

    /** Ada and Grace in the room of a new interview. */
    Both both() {
        var user = staff("Grace Hopper", Role.INTERVIEWER);
        var interview = interview(user);
        var adaCookie = candidate(interview, "Ada");
        var graceCookie = interviewer(interview, user);
        var ada = connect(interview, adaCookie).hello();
        var grace = connect(interview, graceCookie).hello();
        ada.await("snapshot");
        grace.await("snapshot");
        return new Both(interview, user, graceCookie, ada, grace);
    }

    RawClient connect(Interview interview, String cookie) {
        return RawClient.open(socket(interview), cookie);
    }

    String socket(Interview interview) {
        return "ws://localhost:" + application.getWebServer().getPort() + "/i/" + interview.token() + "/socket";
    }
}
