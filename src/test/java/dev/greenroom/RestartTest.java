package dev.greenroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole application as a process of its own, ended in every way that happens. All tests, in any order, are about one
 * installation: each goes on where the one before has left it.
 */
@Tag("long")
class RestartTest {

    @TempDir
    static Path dataDir;

    private static final Deque<ApplicationProcess> STARTED = new ArrayDeque<>();

    /** The last one first, which may still run. */
    @AfterAll
    static void leaveNothingBehind() {
        while (!STARTED.isEmpty()) STARTED.pop().close();
    }

    private static ApplicationProcess running() {
        return STARTED.isEmpty() || !STARTED.peek().isAlive() ? start(ApplicationProcess.freePort()) : STARTED.peek();
    }

    private static ApplicationProcess start(int port) {
        STARTED.push(ApplicationProcess.start(dataDir, port, Map.of()));
        return STARTED.peek();
    }

    @Test
    void takesOverFromAnApplicationThatWasKilled() {
        var killed = running();
        killed.kill();
        assertThat(killed.postgres()).as("the orphan").isNotEmpty();
        var orphans = killed.postgres();

        var next = start(killed.port());
        assertThat(next.output()).contains("left behind");
        assertThat(orphans).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void takesOverWhenThePostgresqlWasKilledWithIt() {
        var killed = running();
        killed.kill();
        killed.postgres().forEach(ProcessHandle::destroyForcibly);
        assertThat(dataDir.resolve("postgresql-18/postmaster.pid")).exists();

        var next = start(killed.port());
        assertThat(next.postgres()).isNotEmpty();
    }

    @Test
    void startsItsPostgresqlAgainWhenItDies() throws Exception {
        var application = running();
        try (var client = HttpClient.newHttpClient()) {
            var before = application.postgres();
            before.forEach(ProcessHandle::destroyForcibly);

            var seen = new TreeSet<Integer>();
            var broken = 0;
            var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            for (var status = 0; status != 200 && System.nanoTime() < end; Thread.sleep(100)) {
                var answer = client.send(
                        HttpRequest.newBuilder(URI.create(application.url() + "/sign-in"))
                                .build(),
                        BodyHandlers.ofString());
                status = answer.statusCode();
                // What was under way in the moment it died may break; everything after that says what is the matter.
                if (status == 500 && ++broken == 1) continue;
                seen.add(status);
                if (status == 503)
                    assertThat(answer.body())
                            .contains("One moment", "greenroom.css")
                            .doesNotContain("Exception");
            }
            assertThat(seen).contains(200).isSubsetOf(200, 503);
            assertThat(application.output()).contains("PostgreSQL runs again");
            assertThat(application.postgres()).isNotEmpty().doesNotContainAnyElementsOf(before);
        }
    }

    @Test
    void stopsItsPostgresqlInOrder() {
        var stopped = running();
        assertThat(stopped.postgres()).isNotEmpty();
        var before = logs().length();
        assertThat(stopped.stop()).isEqualTo(143);

        assertThat(stopped.postgres()).isEmpty();
        assertThat(dataDir.resolve("postgresql-18/postmaster.pid")).doesNotExist();
        assertThat(logs().substring(before)).contains("database system is shut down");

        start(stopped.port());
        assertThat(logs().substring(before)).doesNotContain("not properly shut down");
    }

    @Test
    void refusesADirectoryThatIsInUse() {
        var first = running();
        try (var second = ApplicationProcess.launch(dataDir, 0, Map.of())) {
            assertThat(second.waitForExit()).isNotZero();
            assertThat(second.output()).contains("Another Greenroom is running on " + dataDir);
            assertThat(second.output()).doesNotContain("\tat ", "Exception");

            assertThat(first.postgres()).isNotEmpty();
        }
    }

    private static String logs() {
        try (var files = Files.list(dataDir.resolve("postgresql-18/log"))) {
            var all = new StringBuilder();
            for (var file : files.sorted().toList()) all.append(Files.readString(file));
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
