package dev.greenroom.account;

import java.time.Clock;
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
     * @return false when the session is of no use any more: over, signed out, or its account deactivated
     */
    public boolean touch(String sessionId) {
        return touch(sessions, sessionId);
    }

    private <S extends Session> boolean touch(SessionRepository<S> repository, String sessionId) {
        var session = repository.findById(sessionId);
        if (session == null || !isOfActiveStaff(session)) return false;
        session.setLastAccessedTime(clock.instant());
        repository.save(session);
        return true;
    }

    private boolean isOfActiveStaff(Session session) {
        SecurityContext context =
                session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
        return context != null
                && context.getAuthentication() != null
                && context.getAuthentication().getPrincipal() instanceof SignedIn(var id)
                && users.findById(id).filter(User::isActive).isPresent();
    }
}
