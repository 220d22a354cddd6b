package dev.greenroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.TaskScheduler;
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

    @Autowired
    TaskScheduler scheduler;

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
                var migration = flyway.getConfiguration().getDataSource().getConnection()) {
            assertThat(page.getNetworkTimeout()).isEqualTo(60_000);
            assertThat(migration.getNetworkTimeout()).isZero();
        }
    }

    @Test
    void regularWorkThatHangsDoesNotHoldUpTheRest() throws InterruptedException {
        var hangs = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var others = new CountDownLatch(2);
        var first = scheduler.scheduleWithFixedDelay(() -> hang(hangs, end), Duration.ofMillis(1));
        assertThat(hangs.await(10, TimeUnit.SECONDS)).isTrue();
        var second = scheduler.scheduleWithFixedDelay(others::countDown, Duration.ofMillis(1));
        try {
            assertThat(others.await(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            second.cancel(false);
            first.cancel(false);
            end.countDown();
        }
    }

    private static void hang(CountDownLatch begun, CountDownLatch end) {
        begun.countDown();
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
