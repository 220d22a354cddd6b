package dev.greenroom.account;

import java.time.Clock;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;

/**
 * Keeps a session alive from elsewhere than a request. A room is a socket that is open for hours, and traffic on it does
 * not count for the session it was opened with.
 */
@Component
public class SessionKeeper {

    private final SessionRepository<? extends Session> sessions;
    private final Users users;
    private final Clock clock;

    SessionKeeper(SessionRepository<? extends Session> sessions, Users users, Clock clock) {
        this.sessions = sessions;
        this.users = users;
        this.clock = clock;
    }

    /**
     * As if its owner had just asked for a page.
     *
     * @return its owner; empty when the session is of no use any more: over, signed out, its account deactivated, or
     *     its password another
     */
    public Optional<User> touch(String sessionId) {
        return touch(sessions, sessionId);
    }

    private <S extends Session> Optional<User> touch(SessionRepository<S> repository, String sessionId) {
        var session = repository.findById(sessionId);
        if (session == null) return Optional.empty();
        var owner = activeOwner(session);
        if (owner.isPresent()) {
            session.setLastAccessedTime(clock.instant());
            repository.save(session);
        }
        return owner;
    }

    private Optional<User> activeOwner(Session session) {
        SecurityContext context =
                session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
        return context != null
                        && context.getAuthentication() != null
                        && context.getAuthentication().getPrincipal() instanceof SignedIn(var id)
                ? users.findById(id)
                        .filter(User::isActive)
                        .filter(user -> SessionPassword.isStill(session.getAttribute(SessionPassword.NAME), user))
                : Optional.empty();
    }
}
