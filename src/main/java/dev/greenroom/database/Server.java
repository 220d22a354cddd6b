package dev.greenroom.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server process on a cluster: {@code pg_ctl} starts it apart from us, so that Ctrl-C reaches us alone. */
final class Server {

    private static final Logger log = LoggerFactory.getLogger(Server.class);

    /** Recovery after a crash replays at most some checkpoints' worth; on a slow disk that takes minutes, not more. */
    private static final Duration START = Duration.ofMinutes(5);

    private static final Duration STOP = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 20;

    private final Cluster cluster;
    private final Programs programs;
    private final Path startLog;

    Server(Cluster cluster, Programs programs, Path startLog) {
        this.cluster = cluster;
        this.programs = programs;
        this.startLog = startLog;
    }

    /**
     * Stops what a killed Greenroom left behind. The caller holds the directory's lock, so a server that still runs from
     * our own programs is an orphan; one of somebody else is not ours to stop; any other process only got its number.
     */
    void clearTheWay() throws IOException {
        var pidFile = cluster.path().resolve("postmaster.pid");
        if (!Files.exists(pidFile)) return;
        var program = program(pidFile);
        if (program.filter(programs::contain).isPresent()) {
            log.warn("Stopping the PostgreSQL that a Greenroom which did not end in order left behind");
            stop();
        } else if (program.filter(Server::isPostgres).isPresent()) {
            throw new StartRefused("A PostgreSQL that is not Greenroom's (%s) runs on %s: stop it first."
                    .formatted(program.get(), cluster.path()));
        } else {
            Files.delete(pidFile);
        }
    }

    /** Starts it on a port nobody else listens on, which it says. */
    int start() throws IOException {
        while (true) {
            var port = freePort();
            try {
                start(port);
                return port;
            } catch (PortTaken _) {
                log.info("Somebody else was quicker to listen on port {}; trying another one", port);
            }
        }
    }

    /** Starts it on that port of 127.0.0.1 and waits until it answers. */
    private void start(int port) throws IOException {
        cluster.configure(port);
        for (var attempt = 1; ; attempt++) {
            Files.deleteIfExists(startLog);
            var outcome = programs.run(
                    "pg_ctl",
                    "start",
                    "--wait",
                    "--timeout=" + START.toSeconds(),
                    "--pgdata=" + cluster.path(),
                    "--log=" + startLog);
            if (outcome.success()) return;
            var said = outcome.output() + "\n" + (Files.exists(startLog) ? Files.readString(startLog) : "");
            if (said.contains("could not create any TCP/IP sockets")) throw new PortTaken();
            if (attempt == ATTEMPTS || !isPassing(said)) throw new IOException("PostgreSQL did not start: " + said);
            pause();
        }
    }

    /** The process that {@link #start} began, empty when it is gone already. */
    Optional<ProcessHandle> process() throws IOException {
        var pid = Files.readString(cluster.path().resolve("postmaster.pid"))
                .lines()
                .findFirst()
                .orElse("")
                .strip();
        return pid.matches("\\d{1,9}") ? ProcessHandle.of(Long.parseLong(pid)) : Optional.empty();
    }

    /** Starts it again where it was, after it died; whoever is connected comes back to the same address. */
    void startAgain(int port) throws IOException {
        clearTheWay();
        try {
            start(port);
        } catch (PortTaken e) {
            throw new IOException("Port " + port + " is in use", e);
        }
    }

    void stop() throws IOException {
        if (stop("fast")) return;
        log.warn("PostgreSQL did not stop within {} s; it will recover at the next start", STOP.toSeconds());
        if (!stop("immediate")) throw new IOException("PostgreSQL on " + cluster.path() + " does not stop");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }

    private boolean stop(String mode) throws IOException {
        return programs.run(
                        "pg_ctl",
                        "stop",
                        "--wait",
                        "--timeout=" + STOP.toSeconds(),
                        "--mode=" + mode,
                        "--pgdata=" + cluster.path())
                .success();
    }

    /** The children of a server that was killed outright need a moment to notice and let go of its memory. */
    private static boolean isPassing(String said) {
        return said.contains("pre-existing shared memory block");
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while PostgreSQL started", e);
        }
    }

    private static Optional<Path> program(Path pidFile) throws IOException {
        var pid = Files.readString(pidFile).lines().findFirst().orElse("").strip();
        if (!pid.matches("\\d{1,9}")) return Optional.empty();
        return ProcessHandle.of(Long.parseLong(pid))
                .flatMap(process -> process.info().command())
                .map(Path::of);
    }

    private static final class PortTaken extends IOException {}

    private static boolean isPostgres(Path program) {
        return program.getFileName().toString().matches("postgres|postmaster|postgres\\.exe");
    }
}
