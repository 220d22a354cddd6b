package dev.greenroom.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.ApplicationProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
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

    private static String page(ApplicationProcess application, String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create(application.url() + path)).build();
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}
