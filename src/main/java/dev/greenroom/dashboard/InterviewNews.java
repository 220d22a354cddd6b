package dev.greenroom.dashboard;

import dev.greenroom.database.OwnConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hears from the database that something in the lists has changed, whichever node did it, and tells the dashboards that
 * are open here. One connection of its own, for a pooled one would be taken for good.
 */
@Component
class InterviewNews implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(InterviewNews.class);

    private static final int WAIT = 5_000;

    /** For what the database has been asked, which is next to nothing. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /** At most so often are the dashboards told; what comes in between is told together. */
    private static final long PAUSE = 500;

    private final JdbcConnectionDetails details;
    private final OpenDashboards dashboards;
    private volatile boolean running;
    private Thread thread = new Thread();

    InterviewNews(JdbcConnectionDetails details, OpenDashboards dashboards) {
        this.details = details;
        this.dashboards = dashboards;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("interview-news").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        dashboards.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try (var connection = connect()) {
                listen(connection);
            } catch (SQLException e) {
                log.debug("No news from the database for a moment: {}", e.getMessage());
                pause(1_000);
            } catch (Throwable e) {
                // Without this thread no list would be live any more.
                log.error("The open lists could not be told, and are told again in a moment", e);
                pause(1_000);
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen interviews");
        }
        // Whatever happened while nobody listened.
        dashboards.tell();
        var news = connection.unwrap(PGConnection.class);
        while (running) {
            var heard = news.getNotifications(WAIT);
            if (heard != null && heard.length > 0) {
                dashboards.tell();
                pause(PAUSE);
            }
            if (!connection.isValid(5)) throw new SQLException("The connection is gone");
        }
    }

    private Connection connect() throws SQLException {
        return OwnConnection.open(details, "greenroom news", LONGEST_WAIT, "");
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
