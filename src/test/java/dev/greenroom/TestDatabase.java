package dev.greenroom;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The real PostgreSQL that tests run on: a container where Docker runs, else one embedded server per JVM with a new
 * database for each Spring context. This class is the only place that makes the choice.
 *
 * <p>The embedded server here is for tests (no password, fsync off); that the application's own is durable and closed
 * is what the tests of {@code dev.greenroom.database} are for.
 */
@TestConfiguration(proxyBeanMethods = false)
public class TestDatabase {

    @TestConfiguration(proxyBeanMethods = false)
    @Conditional(DockerRuns.class)
    static class InContainer {

        @Bean
        @ServiceConnection
        PostgreSQLContainer postgres() {
            return new PostgreSQLContainer("postgres:18-alpine");
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    @Conditional(DockerDoesNotRun.class)
    static class Embedded {

        @Bean
        JdbcConnectionDetails testDatabase() {
            return Server.newDatabase();
        }
    }

    static class DockerRuns implements Condition {

        private static final boolean ANSWER = DockerClientFactory.instance().isDockerAvailable();

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return ANSWER;
        }
    }

    static class DockerDoesNotRun extends DockerRuns {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !super.matches(context, metadata);
        }
    }

    /** Started by whoever asks first; stopped by its own shutdown hook when the JVM ends. */
    private static final class Server {

        private static final EmbeddedPostgres POSTGRES = start();
        private static final AtomicInteger databases = new AtomicInteger();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setLocaleConfig("locale", "C.UTF-8")
                        .setPGStartupWait(Duration.ofMinutes(2))
                        // For who fills it with a hundred thousand interviews and makes the indexes anew.
                        .setServerConfig("maintenance_work_mem", "512MB")
                        .setServerConfig("wal_level", "minimal")
                        .setServerConfig("max_wal_senders", "0")
                        .setServerConfig("full_page_writes", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException("The tests' embedded PostgreSQL did not start", e);
            }
        }

        static JdbcConnectionDetails newDatabase() {
            var name = "greenroom_" + databases.incrementAndGet();
            try (var connection = POSTGRES.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (SQLException e) {
                throw new IllegalStateException("No database for the tests", e);
            }
            return new Details("jdbc:postgresql://localhost:" + POSTGRES.getPort() + "/" + name);
        }
    }

    private record Details(String getJdbcUrl) implements JdbcConnectionDetails {

        @Override
        public String getUsername() {
            return "postgres";
        }

        @Override
        public String getPassword() {
            return "";
        }
    }
}
