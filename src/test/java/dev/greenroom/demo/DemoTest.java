package dev.greenroom.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.ApplicationProcess;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./mvnw spring-boot:run} starts, and what keeps it apart from real use. */
@Tag("long")
class DemoTest {

    private static final Map<String, String> DEMO = Map.of("SPRING_PROFILES_ACTIVE", "demo");

    @TempDir
    Path dataDir;

    @Test
    void tellsANewcomerHowToSignInAndNobodyTwice() throws Exception {
        try (var first = ApplicationProcess.start(dataDir, ApplicationProcess.freePort(), DEMO)) {
            assertThat(page(first, "/sign-in"))
                    .contains("admin@example.com", "recruiter@example.com", "interviewer@example.com")
                    .contains("reviewer@example.com", "greenroom");
            assertThat(first.output()).doesNotContain("Nobody can sign in yet");
            hasInterviewsInEveryStage(first);
            first.stop();
        }
        try (var again = ApplicationProcess.start(dataDir, ApplicationProcess.freePort(), DEMO)) {
            assertThat(page(again, "/sign-in")).contains("admin@example.com");
        }
        try (var real = ApplicationProcess.launch(dataDir, 0, Map.of())) {
            assertThat(real.waitForExit()).isNotZero();
            assertThat(real.output()).contains(dataDir + " holds the demo, whose passwords everybody knows");
        }
    }

    private static void hasInterviewsInEveryStage(ApplicationProcess application)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            var signIn = get(client, application, "/sign-in");
            var token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(signIn);
            assertThat(token.find()).isTrue();
            var form = "email=reviewer%40example.com&password=greenroom&_csrf=" + token.group(1);
            client.send(
                    HttpRequest.newBuilder(URI.create(application.url() + "/sign-in"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.ofString());
            var finished = get(client, application, "/interviews?stage=finished");
            assertThat(finished)
                    .contains("Chidi Okonkwo-Bergström", "50 min", "2 of 2", "Ngozi Ọkọnkwọ", "10 min", "1 of 1");
            var id = Pattern.compile("/interviews/([0-9a-f-]{36})/replay").matcher(finished);
            assertThat(id.find()).isTrue();
            runsItsProgram(
                    get(client, application, "/interviews/" + other(finished, id.group(1)) + "/recording.jsonl"));
            var recording = get(client, application, "/interviews/" + id.group(1) + "/recording.jsonl");
            assertThat(recording.lines().filter(line -> line.contains("\"type\":\"edited\"")))
                    .hasSizeGreaterThan(2_000);
            assertThat(recording)
                    .contains("\"how\":\"pasted\"", "\"type\":\"said\"", "\"type\":\"finished\"")
                    .contains("\"name\":\"test_cache.py\"");
            assertThat(isSealed(client, application, id.group(1))).isTrue();
        }
    }

    /** The one whose replay is linked besides that. */
    private static String other(String finished, String id) {
        return Pattern.compile("/interviews/([0-9a-f-]{36})/replay")
                .matcher(finished)
                .results()
                .map(found -> found.group(1))
                .filter(found -> !found.equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void runsItsProgram(String recording) {
        var runs = recording
                .lines()
                .filter(line -> line.contains("\"type\":\"run-"))
                .toList();
        assertThat(runs).hasSize(6);
        assertThat(runs.get(1)).contains("NameError");
        assertThat(runs.get(2)).contains("\"outcome\":\"exited\",\"code\":1");
        assertThat(runs.get(4)).contains("[[\"out\",\"w\\n\"]]");
        assertThat(runs.get(5)).contains("\"outcome\":\"exited\",\"code\":0");
    }

    /** Some moments after it was played. */
    private static boolean isSealed(HttpClient client, ApplicationProcess application, String id)
            throws IOException, InterruptedException {
        for (var deadline = System.nanoTime() + 30_000_000_000L; System.nanoTime() < deadline; Thread.sleep(100))
            if (get(client, application, "/interviews/" + id + "/verify").contains("Intact.")) return true;
        return false;
    }

    private static String get(HttpClient client, ApplicationProcess application, String path)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(application.url() + path)).build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    private static String page(ApplicationProcess application, String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create(application.url() + path)).build();
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}
