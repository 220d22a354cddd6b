package dev.greenroom.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * A PostgreSQL of Greenroom's own. The order matters: first the directory's lock, then whatever a killed Greenroom left
 * behind, then the files, then the server; and back again at the end. Its port is chosen once and stays for the life of
 * this object. A server that dies is started again.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    /** Before another attempt to start a server that died and does not start. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final DataDirectory directory;
    private final Server server;
    private final Details details;
    private boolean closed;

    private EmbeddedDatabase(DataDirectory directory, Server server, Details details) {
        this.directory = directory;
        this.server = server;
        this.details = details;
    }

    /** Starts it, or throws {@link StartRefused} with what to do. */
    static EmbeddedDatabase open(EmbeddedDatabaseProperties properties) {
        var directory = DataDirectory.open(properties.dataDir(), properties.demo());
        try {
            return start(directory, properties);
        } catch (IOException e) {
            directory.close();
            throw new StartRefused(
                    "The embedded PostgreSQL in %s did not start: %s"
                            .formatted(properties.dataDir().toAbsolutePath().normalize(), e.getMessage()),
                    e);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static EmbeddedDatabase start(DataDirectory directory, EmbeddedDatabaseProperties properties)
            throws IOException {
        var programs = new Programs(Binaries.unpackedIn(properties.binaries()));
        var cluster = new Cluster(directory, programs);
        var server = new Server(cluster, programs, directory.startLog());
        server.clearTheWay();
        cluster.ensure();
        var port = server.start();
        log.info("PostgreSQL runs on {}", cluster.path());
        var database = new EmbeddedDatabase(directory, server, new Details(port, cluster.password()));
        database.watch();
        return database;
    }

    /** Notices when the server is gone. */
    private void watch() throws IOException {
        server.process().ifPresentOrElse(process -> process.onExit().thenRunAsync(this::revive), this::reviveSoon);
    }

    private void reviveSoon() {
        CompletableFuture.runAsync(this::revive);
    }

    private synchronized void revive() {
        if (closed) return;
        log.warn("PostgreSQL has stopped unexpectedly; starting it again");
        try {
            server.startAgain(details.port());
            log.info("PostgreSQL runs again");
            watch();
        } catch (IOException | RuntimeException e) {
            // Whatever it is: nobody else would hear of it, or start the server.
            log.error("PostgreSQL could not be started again, and is tried once more in a moment", e);
            CompletableFuture.runAsync(
                    this::revive, CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    JdbcConnectionDetails details() {
        return details;
    }

    /** Stops the server in order: it writes everything out, and the next start has nothing to recover. */
    @Override
    public synchronized void close() {
        closed = true;
        try (directory) {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Details(int port, String password) implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return "jdbc:postgresql://127.0.0.1:" + port + "/" + Cluster.DATABASE;
        }

        @Override
        public String getUsername() {
            return Cluster.ROLE;
        }

        @Override
        public String getPassword() {
            return password;
        }

        /** Without the password, wherever it is printed. */
        @Override
        public String toString() {
            return getJdbcUrl();
        }
    }
}
