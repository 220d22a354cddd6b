package dev.greenroom;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's own Chromium, one process per JVM. */
final class Chromium {

    static final String HOW_TO_GET_ONE =
            "Browser tests need Chromium: install it (on Debian: apt install chromium-headless-shell, or chromium)"
                    + " or set CHROMIUM to its path.";

    /** First the one without a browser's own windows around its pages, which takes half the time for each of them. */
    private static final List<String> USUAL_PLACES = List.of(
            "/usr/bin/chromium-headless-shell",
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/usr/bin/google-chrome-stable",
            "/snap/bin/chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "C:/Program Files/Google/Chrome/Application/chrome.exe");

    static final String HOST_WITHOUT_TRUST = "greenroom.test";

    static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            // Another name for this machine that is, unlike localhost, not trusted without https.
            "--host-resolver-rules=MAP " + HOST_WITHOUT_TRUST + " 127.0.0.1",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private Chromium() {}

    static Optional<Path> path() {
        var chosen = System.getenv("CHROMIUM");
        var places = chosen == null || chosen.isBlank() ? USUAL_PLACES.stream() : Stream.of(chosen);
        return places.map(Path::of).filter(Files::isExecutable).findFirst();
    }

    static boolean isRequired() {
        return "required".equals(System.getenv("GREENROOM_BROWSER"));
    }

    /** Started by the first test that asks; ends with the JVM. */
    static Browser shared() {
        return Holder.BROWSER;
    }

    private static final class Holder {

        private static final Browser BROWSER = start();

        private static Browser start() {
            var playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            // Longer than a busy machine takes: what is waited for comes, or the test fails all the same.
            PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
            return playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(path().orElseThrow())
                            .setArgs(ARGUMENTS));
        }
    }
}
