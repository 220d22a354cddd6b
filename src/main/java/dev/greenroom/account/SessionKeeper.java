package dev.greenroom.account;

import java.time.Clock;
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
    private final Clock clock;

    SessionKeeper(SessionRepository<? extends Session> sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * As if its owner had just asked for a page.
     *
     * @return false when the session is over, by time or by signing out
     */
    public boolean touch(String sessionId) {
        return touch(sessions, sessionId);
    }

    private <S extends Session> boolean touch(SessionRepository<S> repository, String sessionId) {
        var session = repository.findById(sessionId);
        if (session == null) return false;
        session.setLastAccessedTime(clock.instant());
        repository.save(session);
        return true;
    }
}
