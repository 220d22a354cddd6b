package dev.greenroom.interview;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** A hundred thousand finished interviews in seconds, past the application and its triggers, and away again. */
public final class ManyNames {

    private static final List<String> INDEXES = List.of("search_words", "search_text");

    private ManyNames() {}

    /**
     * One for each name, the first the newest, each a minute older than the one before.
     *
     * @return the names as they are found, in the same order
     */
    public static List<String> add(DataSource database, List<String> names, UUID author, Instant newest)
            throws SQLException {
        var folded = names.stream().map(name -> Folded.of(name.strip()).text()).toList();
        quietly(database, connection -> {
            for (var index : INDEXES) run(connection, "drop index interview_" + index);
            try (var insert = connection.prepareStatement("""
                    insert into interview (id, token, candidate_name, search_name, search_words, search_text, due_at, stage,
                        created_at, created_by, started_at, finished_at, version)
                    values (gen_random_uuid(), 'names-' || lpad(?::text, 16, '0'), ?, ?, ?, ?, '9999-12-31', 'FINISHED',
                        ?, ?, ?, ?, 0)
                    """)) {
                for (var i = 0; i < names.size(); i++) {
                    var name = names.get(i).strip();
                    var found = Searchable.of(name, null, null, List.of());
                    var at = Timestamp.from(newest.minusSeconds(60L * i));
                    insert.setInt(1, i);
                    insert.setString(2, name);
                    insert.setString(3, folded.get(i));
                    insert.setString(4, found.words());
                    insert.setString(5, found.text());
                    insert.setTimestamp(6, at);
                    insert.setObject(7, author);
                    insert.setTimestamp(8, at);
                    insert.setTimestamp(9, at);
                    insert.addBatch();
                    if (i % 5_000 == 4_999) insert.executeBatch();
                }
                insert.executeBatch();
            }
            for (var index : INDEXES)
                run(
                        connection,
                        "create index interview_%1$s on interview using gin (%1$s gin_trgm_ops)".formatted(index));
            run(connection, "select learn_all_words()");
            run(connection, "analyze interview");
        });
        return folded;
    }

    public static void remove(DataSource database, UUID author) throws SQLException {
        quietly(database, connection -> {
            try (var delete = connection.prepareStatement("delete from interview where created_by = ?")) {
                delete.setObject(1, author);
                delete.executeUpdate();
            }
        });
    }

    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    private static void quietly(DataSource database, Work work) throws SQLException {
        try (var connection = database.getConnection()) {
            // However long it takes: pages give up a database that says nothing for a minute.
            connection.setNetworkTimeout(Runnable::run, 0);
            connection.setAutoCommit(false);
            run(connection, "set local session_replication_role = replica");
            work.on(connection);
            connection.commit();
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
