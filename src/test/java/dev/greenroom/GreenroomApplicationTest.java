package dev.greenroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@GreenroomTest
class GreenroomApplicationTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource pages;

    @Autowired
    Flyway flyway;

    @Autowired
    ApplicationContext context;

    @Test
    void saysItIsUpAndNothingElse() {
        assertThat(mvc.get().uri("/actuator/health"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("{\"status\": \"UP\"}");
    }

    @Test
    void isNotUpBeforeItsStartIsDone() {
        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
        try {
            assertThat(mvc.get().uri("/actuator/health")).hasStatus(HttpStatus.SERVICE_UNAVAILABLE);
        } finally {
            AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
        }
    }

    /** The driver tells its own time-out, in milliseconds, as the network's. */
    @Test
    void pagesDoNotWaitForGoodForADatabaseThatIsGoneAndMigrationsTakeTheirTime() throws SQLException {
        try (var page = pages.getConnection();
                var migration =
                        flyway.getConfiguration().getDataSource().getConnection()) {
            assertThat(page.getNetworkTimeout()).isEqualTo(60_000);
            assertThat(migration.getNetworkTimeout()).isZero();
        }
    }

    @Test
    void runsOnARealPostgresqlOf16OrLater() {
        var version = jdbc.sql("select current_setting('server_version_num')::int")
                .query(Integer.class)
                .single();
        assertThat(version).isGreaterThanOrEqualTo(160_000);
    }
}
