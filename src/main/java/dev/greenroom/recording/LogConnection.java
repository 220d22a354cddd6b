package dev.greenroom.recording;

import dev.greenroom.database.OwnConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The writer's own connection, outside the pages' pool, so that no page can hold up the rooms. Every wait on it ends:
 * in the server by lock and statement time-outs, on the wire by a socket time-out longer than those.
 */
@Component
class LogConnection {

    private static final String INSERT = """
            insert into recorded_event (interview_id, seq, at, participant_id, type, payload)
            select * from unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::uuid[], ?::text[], ?::text[])
            """;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final JdbcConnectionDetails details;
    private @Nullable Connection connection;

    LogConnection(JdbcConnectionDetails details) {
        this.details = details;
    }

    /** Inserts and commits in one round trip, all or none; an exception leaves open which, see {@link #isOutcomeKnown}. */
    void insert(List<Waiting> batch) throws SQLException {
        var size = batch.size();
        var interviews = new UUID[size];
        var seqs = new Long[size];
        var times = new Long[size];
        var people = new UUID[size];
        var types = new String[size];
        var lines = new String[size];
        for (var i = 0; i < size; i++) {
            var recorded = Objects.requireNonNull(batch.get(i).recorded());
            interviews[i] = batch.get(i).channel().interviewId();
            seqs[i] = recorded.seq();
            times[i] = recorded.at();
            people[i] = recorded.by();
            types[i] = EventJson.type(recorded.event());
            lines[i] = recorded.line();
        }
        var open = open();
        try (var statement = open.prepareStatement(INSERT)) {
            statement.setArray(1, open.createArrayOf("uuid", interviews));
            statement.setArray(2, open.createArrayOf("bigint", seqs));
            statement.setArray(3, open.createArrayOf("bigint", times));
            statement.setArray(4, open.createArrayOf("uuid", people));
            statement.setArray(5, open.createArrayOf("text", types));
            statement.setArray(6, open.createArrayOf("text", lines));
            statement.executeUpdate();
        }
    }

    void insertWithin(JdbcClient transaction, UUID interviewId, Recorded recorded) {
        transaction
                .sql("""
                insert into recorded_event (interview_id, seq, at, participant_id, type, payload)
                values (?, ?, ?, ?, ?, ?)
                """)
                .params(
                        interviewId,
                        recorded.seq(),
                        recorded.at(),
                        recorded.by(),
                        EventJson.type(recorded.event()),
                        recorded.line())
                .update();
    }

    /**
     * Whether the database said no, so that nothing of the statement is stored. Without its answer nobody knows. The
     * driver gives neither a state nor an answer when it could not connect at all, and then nothing is stored either, but
     * guessing that is not worth the risk.
     */
    static boolean isOutcomeKnown(SQLException e) {
        return e.getSQLState() != null && !OwnConnection.isGone(e);
    }

    void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LoggerFactory.getLogger(LogConnection.class).debug("Closing a broken connection: {}", e.getMessage());
            }
            connection = null;
        }
    }

    private Connection open() throws SQLException {
        if (connection == null || connection.isClosed()) {
            connection = OwnConnection.open(
                    details, "greenroom log", LONGEST_WAIT, "-c statement_timeout=5s -c lock_timeout=3s");
        }
        return connection;
    }
}
