package dev.greenroom.account;

import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.session.autoconfigure.SessionTimeout;
import org.springframework.stereotype.Component;

/**
 * How long a session lives unasked. Anybody's visit begins one, for the sake of the forms; strangers could fill the database
 * with them if theirs lived for as long as those of people who work here.
 */
@Component
public class SessionLength {

    static final Duration OF_STRANGERS = Duration.ofMinutes(30);

    private final Duration configured;

    SessionLength(SessionTimeout configured) {
        this.configured = Objects.requireNonNull(configured.getTimeout(), "spring.session.timeout is not set");
    }

    /** As long as is configured: for whoever has signed in, or came by a link and may leave its page open till it is time. */
    public void lengthen(HttpSession session) {
        session.setMaxInactiveInterval(Math.toIntExact(configured.toSeconds()));
    }
}
