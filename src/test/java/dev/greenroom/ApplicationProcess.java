package dev.greenroom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Greenroom in a JVM of its own, so that a test can kill it. It runs as {@code java -jar} would, on an embedded
 * PostgreSQL in the given directory; after {@link #kill()} that PostgreSQL lives on as an orphan, which the next start on
 * the same directory has to deal with, and which {@link #close()} removes at the end of a test.
 */
public final class ApplicationProcess implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);

    private final Path dataDir;
    private final int port;
    private final Path log;
    private final Process process;
    private boolean killed;

    private ApplicationProcess(Path dataDir, int port, Path log, Process process) {
        this.dataDir = dataDir;
        this.port = port;
        this.log = log;
        this.process = process;
    }

    /** Starts on a free port and waits until the application is healthy. */
    public static ApplicationProcess start(Path dataDir) {
        return start(dataDir, freePort(), Map.of());
    }

    /** Starts on that port, as a client that reconnects needs it, and waits until the application is healthy. */
    public static ApplicationProcess start(Path dataDir, int port, Map<String, String> environment) {
        return awaited(launch(dataDir, port, environment));
    }

    /** Starts on a free port with those options, the class path among them, and waits until the application is healthy. */
    static ApplicationProcess startWith(List<String> options, Path dataDir) {
        return awaited(launch(options, dataDir, freePort(), Map.of()));
    }

    private static ApplicationProcess awaited(ApplicationProcess started) {
        try {
            started.awaitHealth();
            return started;
        } catch (RuntimeException | Error e) {
            started.close();
            throw e;
        }
    }

    /** Starts without waiting, for starts that are meant to fail. */
    public static ApplicationProcess launch(Path dataDir, int port, Map<String, String> environment) {
        return launch(StartCache.options(), dataDir, port, environment);
    }

    private static ApplicationProcess launch(
            List<String> options, Path dataDir, int port, Map<String, String> environment) {
        try {
            var log = Files.createTempFile("greenroom", ".log");
            var builder = new ProcessBuilder(command(options)).redirectErrorStream(true);
            builder.environment().put("GREENROOM_DATA_DIR", dataDir.toString());
            builder.environment()
                    .put(
                            "GREENROOM_POSTGRESQL_BINARIES",
                            Path.of("target/postgresql-binaries")
                                    .toAbsolutePath()
                                    .toString());
            // Where none are run, each start would look at all toolchains for nothing.
            builder.environment().put("GREENROOM_PROGRAMS", "false");
            builder.environment().put("SERVER_PORT", String.valueOf(port));
            builder.environment().putAll(environment);
            builder.redirectOutput(log.toFile());
            return new ApplicationProcess(dataDir, port, log, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** Without a slash at the end. */
    public String url() {
        return "http://localhost:" + port;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What it has printed so far. */
    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL: the application gets no chance to do anything. Its PostgreSQL lives on. */
    public void kill() {
        killed = true;
        process.destroyForcibly();
        waitForExit();
    }

    /** SIGTERM, and waits for the orderly end. */
    public int stop() {
        process.destroy();
        return waitForExit();
    }

    /** Waits for the process to end, and says with which status. */
    public int waitForExit() {
        try {
            if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS))
                throw new AssertionError("Greenroom still runs. It said:\n" + output());
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * The PostgreSQL that runs on the data directory, whether or not its Greenroom still does. First the one that started
     * the others: killed after them, it would have noticed and ended in order.
     */
    public List<ProcessHandle> postgres() {
        var cluster = dataDir.resolve("postgresql-18");
        var all = ProcessHandle.allProcesses()
                .filter(ProcessHandle::isAlive)
                .filter(candidate -> candidate.info().command().orElse("").endsWith("/bin/postgres"))
                .filter(candidate -> worksOn(candidate, cluster))
                .toList();
        return all.stream()
                .sorted(Comparator.comparing(
                        process -> process.parent().filter(all::contains).isPresent()))
                .toList();
    }

    /** The one of them that started the others. */
    public ProcessHandle postmaster() {
        return postgres().getFirst();
    }

    /** Leaves nothing behind, however the test ended. */
    @Override
    public void close() {
        if (process.isAlive()) stop();
        if (killed) postgres().forEach(ProcessHandle::destroyForcibly);
    }

    private void awaitHealth() {
        var deadline = System.nanoTime() + START.toNanos();
        while (!isHealthy()) {
            if (!process.isAlive()) throw new AssertionError("Greenroom did not start. It said:\n" + output());
            if (System.nanoTime() > deadline)
                throw new AssertionError("Greenroom is not healthy after " + START + ". It said:\n" + output());
            pause();
        }
    }

    private boolean isHealthy() {
        var request = HttpRequest.newBuilder(URI.create(url() + "/actuator/health"))
                .timeout(Duration.ofSeconds(10))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false; // not listening yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The server and its children work in the cluster's directory. */
    private static boolean worksOn(ProcessHandle candidate, Path cluster) {
        try {
            return Files.isSameFile(Path.of("/proc", String.valueOf(candidate.pid()), "cwd"), cluster);
        } catch (IOException _) {
            return false; // ended just now, or somebody else's
        }
    }

    /** This JVM's own java. */
    private static List<String> command(List<String> options) {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx512m",
                // It lives for seconds: what matters is how soon it is up.
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.add(GreenroomApplication.class.getName());
        return command;
    }

    /** A port nobody listens on just now. */
    public static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
