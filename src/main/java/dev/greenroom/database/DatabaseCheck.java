package dev.greenroom.database;

import java.net.URI;
import java.sql.SQLException;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Looks at the database before anything is changed in it, then brings its schema up to date. */
class DatabaseCheck implements FlywayMigrationStrategy {

    static final int OLDEST_MAJOR = 16;

    private final DataSource dataSource;
    private final JdbcConnectionDetails details;

    DatabaseCheck(DataSource dataSource, JdbcConnectionDetails details) {
        this.dataSource = dataSource;
        this.details = details;
    }

    @Override
    public void migrate(Flyway flyway) {
        refuseUnlessItAnswers();
        refuseIfNewer(flyway);
        flyway.migrate();
    }

    private void refuseUnlessItAnswers() {
        try (var connection = dataSource.getConnection()) {
            var major = connection.getMetaData().getDatabaseMajorVersion();
            if (major < OLDEST_MAJOR)
                throw new StartRefused("The database at %s is PostgreSQL %d: Greenroom needs PostgreSQL %d or later."
                        .formatted(address(), major, OLDEST_MAJOR));
        } catch (SQLException e) {
            throw new StartRefused(sentence(e), e);
        }
    }

    /** Flyway by itself lets old code run on a newer schema; it would write rows that the newer one rejects or misreads. */
    private void refuseIfNewer(Flyway flyway) {
        Arrays.stream(flyway.info().applied())
                .filter(DatabaseCheck::isFromTheFuture)
                .findFirst()
                .ifPresent(migration -> {
                    throw new StartRefused(
                            "The database at %s was written by a newer Greenroom (schema %s): start that version or a later one, or restore a backup from before."
                                    .formatted(address(), migration.getVersion()));
                });
    }

    private static boolean isFromTheFuture(MigrationInfo migration) {
        return migration.getState() == MigrationState.FUTURE_SUCCESS
                || migration.getState() == MigrationState.FUTURE_FAILED;
    }

    private String sentence(SQLException failure) {
        return switch (state(failure)) {
            case "28P01", "28000" ->
                "PostgreSQL at %s refuses the user %s: check SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD."
                        .formatted(address(), details.getUsername());
            case "3D000" ->
                "PostgreSQL at %s runs but has no such database: create it, or correct SPRING_DATASOURCE_URL."
                        .formatted(address());
            default ->
                "No PostgreSQL answers at %s (%s): start it, or correct SPRING_DATASOURCE_URL."
                        .formatted(address(), root(failure).getMessage());
        };
    }

    private String address() {
        var uri = URI.create(details.getJdbcUrl().substring("jdbc:".length()));
        return uri.getAuthority() + uri.getPath();
    }

    /** The pool wraps what the driver said. */
    private static String state(SQLException failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause())
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && !sql.getSQLState().startsWith("08")) return sql.getSQLState();
        return "";
    }

    private static Throwable root(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) root = root.getCause();
        return root;
    }
}
