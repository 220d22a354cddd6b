package dev.greenroom.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** What is text goes over the wire compressed. */
@GreenroomTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompressionTest {

    Visits visits;

    @BeforeAll
    void people(@Autowired AutowireCapableBeanFactory beans) {
        visits = beans.createBean(Visits.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/css/greenroom.css", "/js/room/main.js", "/vendor/icons.svg"})
    void pagesStylesScriptsAndIconsAreCompressed(String path) {
        assertThat(encoding(visits.newBrowser(), path)).isEqualTo("gzip");
    }

    @Test
    void fontsAreNot() {
        assertThat(encoding(visits.newBrowser(), "/vendor/fonts/inter-latin-wght-normal.woff2"))
                .isEmpty();
    }

    @Test
    void aStreamOfNewsIsNot() {
        var grace = visits.browser(Visitor.SEATED, visits.shared("active"));
        var news = grace.opensStream(asking(grace, "/interviews/live"));
        assertThat(news.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertThat(news.headers().firstValue("Content-Encoding")).isEmpty();
    }

    private static String encoding(HttpVisitor browser, String path) {
        return browser.send(asking(browser, path))
                .headers()
                .firstValue("Content-Encoding")
                .orElse("");
    }

    private static HttpRequest.Builder asking(HttpVisitor browser, String path) {
        return browser.request(path).header("Accept-Encoding", "gzip");
    }
}
