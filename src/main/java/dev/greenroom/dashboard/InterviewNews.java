package dev.greenroom.dashboard;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
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
        var properties = new Properties();
        if (details.getUsername() != null) properties.setProperty("user", details.getUsername());
        if (details.getPassword() != null) properties.setProperty("password", details.getPassword());
        properties.setProperty("ApplicationName", "greenroom news");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("tcpKeepAlive", "true");
        return DriverManager.getConnection(details.getJdbcUrl(), properties);
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
