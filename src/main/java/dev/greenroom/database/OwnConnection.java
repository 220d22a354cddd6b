package dev.greenroom.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** A connection outside the pages' pool, for who needs one for good. Every wait on it ends. */
public final class OwnConnection {

    private OwnConnection() {}

    /**
     * Connects.
     *
     * @param name whom PostgreSQL shows it to belong to
     * @param longestWait for an answer on the wire; longer than whatever the server may wait for
     * @param options the server's settings for it, as {@code -c name=value}
     */
    public static Connection open(JdbcConnectionDetails details, String name, Duration longestWait, String options)
            throws SQLException {
        var properties = new Properties();
        if (details.getUsername() != null) properties.setProperty("user", details.getUsername());
        if (details.getPassword() != null) properties.setProperty("password", details.getPassword());
        properties.setProperty("ApplicationName", name);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", String.valueOf(longestWait.toSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("reWriteBatchedInserts", "false");
        // As for the pages' pool: what people write belongs in no log.
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("options", options);
        return DriverManager.getConnection(details.getJdbcUrl(), properties);
    }

    /** HikariCP's words for a connection that it has given up, which come without a state. */
    private static final String GIVEN_UP = "Connection is closed";

    /** Whether it broke instead of giving an answer: class 08 is a broken connection, 57P a server that goes or comes. */
    public static boolean isGone(SQLException e) {
        var state = e.getSQLState();
        return state == null ? GIVEN_UP.equals(e.getMessage()) : state.startsWith("08") || state.startsWith("57P");
    }
}
