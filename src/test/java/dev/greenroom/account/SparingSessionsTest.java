package dev.greenroom.account;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.MapSession;
import org.springframework.session.MapSessionRepository;
import org.springframework.session.SessionRepository;
import org.springframework.session.web.http.HeaderHttpSessionIdResolver;
import org.springframework.session.web.http.SessionRepositoryFilter;

/** With Spring's own filter, which asks for sessions and saves them as it pleases. */
class SparingSessionsTest {

    private static final Duration LIFE = Duration.ofMinutes(30);

    private final Remembering stored = new Remembering();
    private final SparingSessions<MapSession> sessions = new SparingSessions<>(stored);
    private final SessionRepositoryFilter<SparingSessions.Used<MapSession>> filter =
            new SessionRepositoryFilter<>(sessions);

    @BeforeEach
    void takesIdsFromAHeader() {
        filter.setHttpSessionIdResolver(HeaderHttpSessionIdResolver.xAuthToken());
    }

    @Test
    void isReadOnceForARequest() throws Exception {
        var id = stored(Instant.now());
        request(id);
        assertThat(stored.read).containsExactly(id);
        request(id);
        assertThat(stored.read).as("the next request knows nothing of it").containsExactly(id, id);
    }

    @Test
    void doesNotChangeByBeingUsedAMomentLater() throws Exception {
        var before = Instant.now().minus(Duration.ofSeconds(50));
        var id = stored(before);
        request(id);
        assertThat(lastUsed(id)).isEqualTo(before);
    }

    @Test
    void isKnownToBeInUseAMinuteLaterAtTheLatest() throws Exception {
        var id = stored(Instant.now().minus(Duration.ofSeconds(61)));
        var before = Instant.now();
        request(id);
        assertThat(lastUsed(id)).isAfterOrEqualTo(before);
    }

    @Test
    void isKnownSoonerWhereItLivesForLess() {
        var session = sessions.createSession();
        session.setMaxInactiveInterval(Duration.ofMinutes(1));
        var before = session.getLastAccessedTime();
        session.setLastAccessedTime(before.plusSeconds(1));
        assertThat(session.getLastAccessedTime()).isEqualTo(before);
        session.setLastAccessedTime(before.plusSeconds(2));
        assertThat(session.getLastAccessedTime()).isEqualTo(before.plusSeconds(2));
    }

    @Test
    void isGoneForTheRestOfTheRequestThatEndsIt() throws Exception {
        var id = stored(Instant.now());
        request(id, asked -> {
            asked.getSession().invalidate();
            assertThat(asked.getSession(false)).isNull();
        });
        assertThat(stored.findById(id)).isNull();
        assertThat(sessions.findById(id)).isNull();
    }

    @Test
    void isFoundByItsNewIdOnly() throws Exception {
        var id = stored(Instant.now());
        var answer = request(id, HttpServletRequest::changeSessionId);
        var changed = answer.getHeader("X-Auth-Token");
        assertThat(changed).isNotBlank().isNotEqualTo(id);
        assertThat(stored.findById(changed)).isNotNull();
    }

    private String stored(Instant lastUsed) {
        var session = stored.createSession();
        session.setMaxInactiveInterval(LIFE);
        session.setLastAccessedTime(lastUsed);
        stored.save(session);
        return session.getId();
    }

    private Instant lastUsed(String id) {
        return Objects.requireNonNull(stored.findById(id)).getLastAccessedTime();
    }

    private void request(String id) throws Exception {
        request(id, asked -> assertThat(asked.getSession(false)).isNotNull());
    }

    private MockHttpServletResponse request(String id, Consumer<HttpServletRequest> page) throws Exception {
        var request = new MockHttpServletRequest();
        request.addHeader("X-Auth-Token", id);
        var response = new MockHttpServletResponse();
        new MockFilterChain(new Servlet(page), sessions.filter(), filter).doFilter(request, response);
        return response;
    }

    /** Makes its page, and sends it before it is at its end. */
    private static final class Servlet extends HttpServlet {

        private final transient Consumer<HttpServletRequest> page;

        private Servlet(Consumer<HttpServletRequest> page) {
            this.page = page;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            page.accept(request);
            response.flushBuffer();
        }
    }

    /** What was read of it. */
    private static final class Remembering implements SessionRepository<MapSession> {

        private final MapSessionRepository sessions = new MapSessionRepository(new ConcurrentHashMap<>());
        private final List<String> read = new ArrayList<>();

        @Override
        public MapSession createSession() {
            return sessions.createSession();
        }

        @Override
        public void save(MapSession session) {
            sessions.save(session);
        }

        @Override
        public @Nullable MapSession findById(String id) {
            read.add(id);
            return sessions.findById(id);
        }

        @Override
        public void deleteById(String id) {
            sessions.deleteById(id);
        }
    }
}
