package dev.greenroom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@GreenroomTest
class BrowserTest {

    @RegisterExtension
    Browser browser = new Browser();

    @Test
    void reachesTheApplication() {
        var grace = browser.person();
        assertThat(grace.navigate("/actuator/health").status()).isEqualTo(200);
    }

    @Test
    void givesEveryPersonCookiesOfTheirOwn() {
        var grace = browser.person();
        var ada = browser.person();
        grace.navigate("/actuator/health");
        ada.navigate("/actuator/health");

        grace.evaluate("document.cookie = 'seen=1'");

        assertThat(browser.tabOf(grace).context().cookies()).isNotEmpty();
        assertThat(ada.evaluate("document.cookie")).isEqualTo("");
    }
}
