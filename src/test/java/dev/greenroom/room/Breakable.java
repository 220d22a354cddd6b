package dev.greenroom.room;

import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * What the application stands on, so that a test can break it: the way to its database leads through a {@link
 * CommitCutter} and a {@link ChaosProxy}, and its clock can be set.
 */
@TestConfiguration(proxyBeanMethods = false)
class Breakable {

    /** The way to the database, and what can happen on it. */
    record Way(JdbcConnectionDetails real, CommitCutter cutter, ChaosProxy network, String getJdbcUrl)
            implements JdbcConnectionDetails {

        static Way to(JdbcConnectionDetails real) {
            var address = URI.create(real.getJdbcUrl().replaceFirst("^jdbc:", ""));
            var network = new ChaosProxy(address.getHost(), address.getPort());
            var cutter = new CommitCutter("localhost", network.port());
            var query = address.getQuery() == null ? "" : "?" + address.getQuery();
            var url = "jdbc:postgresql://localhost:" + cutter.port() + address.getPath() + query;
            return new Way(real, cutter, network, url);
        }

        @Override
        public @Nullable String getUsername() {
            return real.getUsername();
        }

        @Override
        public @Nullable String getPassword() {
            return real.getPassword();
        }
    }

    @Bean
    static BeanPostProcessor makeBreakable() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return switch (bean) {
                    case JdbcConnectionDetails details -> Way.to(details);
                    case Clock clock -> new MovedClock(clock);
                    default -> bean;
                };
            }
        };
    }
}
