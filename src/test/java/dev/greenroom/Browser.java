package dev.greenroom;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Chromium for a test, by {@code @RegisterExtension Browser browser = new Browser();}. Each person of a test gets a
 * context of their own: cookies and storage are not shared, as on two machines.
 *
 * <p>A page that reports an uncaught error or breaks the Content-Security-Policy fails its test, whatever else it did
 * right. A failing test leaves a picture of each page in {@code target/screenshots}. Without Chromium such tests are
 * skipped, unless {@code GREENROOM_BROWSER=required}.
 */
public final class Browser implements BeforeEachCallback, AfterEachCallback, TestExecutionExceptionHandler {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final List<Page> pages = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private String baseUrl = "";

    @Override
    public void beforeEach(ExtensionContext test) {
        var chromium = Chromium.path();
        if (chromium.isEmpty() && Chromium.isRequired()) fail(Chromium.HOW_TO_GET_ONE);
        assumeTrue(chromium.isPresent(), Chromium.HOW_TO_GET_ONE);
        pages.clear();
        faults.clear();
        if (baseUrl.isEmpty()) baseUrl = "http://localhost:" + port(test);
    }

    /** A new person in front of a browser of their own, who has not been anywhere yet. Addresses may be relative. */
    public Page person() {
        return person(new com.microsoft.playwright.Browser.NewContextOptions());
    }

    /** The same with a preference of theirs, such as dark mode, a small screen or reduced motion. */
    public Page person(com.microsoft.playwright.Browser.NewContextOptions preferences) {
        var page = Chromium.shared().newContext(preferences.setBaseURL(baseUrl)).newPage();
        watch(page);
        return page;
    }

    /** A further tab of somebody who is here already. */
    public Page tabOf(Page person) {
        var page = person.context().newPage();
        watch(page);
        return page;
    }

    /** Where relative addresses lead, when it is not the application of the test's Spring context. */
    public Browser at(String url) {
        baseUrl = url;
        return this;
    }

    /** Relative addresses lead to the same, by a name whose pages browsers trust with less, as they come over http. */
    public Browser withoutTrust() {
        return at(baseUrl.replace("localhost", Chromium.HOST_WITHOUT_TRUST));
    }

    @Override
    public void handleTestExecutionException(ExtensionContext test, Throwable failure) throws Throwable {
        photograph(test, failure);
        faults.forEach(fault -> failure.addSuppressed(new AssertionError("A page reported: " + fault)));
        throw failure;
    }

    @Override
    public void afterEach(ExtensionContext test) {
        try {
            if (test.getExecutionException().isEmpty() && !faults.isEmpty()) {
                var failure = new AssertionError("A page reported: " + String.join("\n", faults));
                photograph(test, failure);
                throw failure;
            }
        } finally {
            pages.stream().map(Page::context).distinct().forEach(context -> context.close());
        }
    }

    private void watch(Page page) {
        pages.add(page);
        page.onPageError(error -> faults.add(error));
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) faults.add(message.text());
        });
    }

    private void photograph(ExtensionContext test, Throwable failure) {
        for (var i = 0; i < pages.size(); i++) {
            var file = SCREENSHOTS.resolve("%s.%s-%d.png"
                    .formatted(
                            test.getRequiredTestClass().getSimpleName(),
                            test.getRequiredTestMethod().getName(),
                            i + 1));
            try {
                pages.get(i)
                        .screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
            } catch (RuntimeException e) {
                failure.addSuppressed(e);
            }
        }
    }

    private static String port(ExtensionContext test) {
        return SpringExtension.getApplicationContext(test).getEnvironment().getRequiredProperty("local.server.port");
    }
}
