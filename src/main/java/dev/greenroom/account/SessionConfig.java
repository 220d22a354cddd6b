package dev.greenroom.account;

import org.springframework.boot.session.autoconfigure.DefaultCookieSerializerCustomizer;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sessions are in the database, so that no restart ends them and any node knows them. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(cleanupCron = "0 */10 * * * *")
class SessionConfig {

    private static final String FILTER = "sparingSessionsFilter";

    /** As Spring would use them by itself, and spared: what asks for sessions means these. */
    @Bean
    @Primary
    SparingSessions<?> sparingSessions(JdbcIndexedSessionRepository sessions) {
        return new SparingSessions<>(sessions);
    }

    @Bean(FILTER)
    OncePerRequestFilter filter(SparingSessions<?> sessions) {
        return sessions.filter();
    }

    /** By its name, as Boot does with Spring's own, or the web server would want the database before it has begun to start. */
    @Bean
    static DelegatingFilterProxyRegistrationBean sparingSessionsRegistration() {
        var registration = new DelegatingFilterProxyRegistrationBean(FILTER);
        registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER - 1);
        return registration;
    }

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionsOfStrangers() {
        return sessions -> sessions.setDefaultMaxInactiveInterval(SessionLength.OF_STRANGERS);
    }

    /** Where the public address is https, the session's cookie never travels without, whatever a proxy leaves unsaid. */
    @Bean
    DefaultCookieSerializerCustomizer sessionCookie(PublicAddress publicAddress) {
        return cookie -> {
            if (publicAddress.isHttps()) cookie.setUseSecureCookie(true);
        };
    }
}
