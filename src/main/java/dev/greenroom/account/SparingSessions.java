package dev.greenroom.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sessions that are read once a request, and written for being in use once a minute at most. By itself Spring reads them
 * again after each time it has saved them (spring-session's issue 1731), and has the database wait for its disk before any
 * page, only to say when it was asked for.
 */
final class SparingSessions<S extends Session> implements SessionRepository<SparingSessions.Used<S>> {

    /** How late it may be known that a session is in use, as a part of how long it lives unused. */
    private static final int PARTS = 30;

    private static final Duration LATEST = Duration.ofMinutes(1);

    private final SessionRepository<S> sessions;
    private final ThreadLocal<Request<S>> request = new ThreadLocal<>();

    SparingSessions(SessionRepository<S> sessions) {
        this.sessions = sessions;
    }

    /** What is known for as long as a request is answered. */
    private static final class Request<S extends Session> {

        private @Nullable Used<S> read;
    }

    /** Goes before the filter that asks for sessions. */
    OncePerRequestFilter filter() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest asked, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                request.set(new Request<>());
                try {
                    chain.doFilter(asked, response);
                } finally {
                    request.remove();
                }
            }
        };
    }

    @Override
    public Used<S> createSession() {
        return new Used<>(sessions.createSession());
    }

    @Override
    public void save(Used<S> used) {
        sessions.save(used.session);
    }

    @Override
    public @Nullable Used<S> findById(String id) {
        var here = request.get();
        if (here != null && here.read != null && here.read.getId().equals(id)) return here.read;
        var session = sessions.findById(id);
        var used = session == null ? null : new Used<>(session);
        if (here != null) here.read = used;
        return used;
    }

    @Override
    public void deleteById(String id) {
        var here = request.get();
        if (here != null) here.read = null;
        sessions.deleteById(id);
    }

    /** A session that is not changed by having been used a moment before. */
    static final class Used<S extends Session> implements Session {

        private final S session;

        private Used(S session) {
            this.session = session;
        }

        @Override
        public void setLastAccessedTime(Instant time) {
            if (Duration.between(session.getLastAccessedTime(), time).compareTo(precision()) >= 0)
                session.setLastAccessedTime(time);
        }

        private Duration precision() {
            var part = session.getMaxInactiveInterval().dividedBy(PARTS);
            return part.compareTo(LATEST) < 0 ? part : LATEST;
        }

        @Override
        public Instant getLastAccessedTime() {
            return session.getLastAccessedTime();
        }

        @Override
        public String getId() {
            return session.getId();
        }

        @Override
        public String changeSessionId() {
            return session.changeSessionId();
        }

        @Override
        public <T> @Nullable T getAttribute(String name) {
            return session.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return session.getAttributeNames();
        }

        @Override
        public void setAttribute(String name, @Nullable Object value) {
            session.setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            session.removeAttribute(name);
        }

        @Override
        public Instant getCreationTime() {
            return session.getCreationTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            session.setMaxInactiveInterval(interval);
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return session.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return session.isExpired();
        }
    }
}
