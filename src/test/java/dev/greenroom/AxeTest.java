package dev.greenroom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** That the looks at every page can find something. */
class AxeTest {

    @RegisterExtension
    Browser browser = new Browser().at("http://localhost");

    @Test
    void findsWhatIsWrong() {
        var page = browser.person();
        page.setContent("""
                <!DOCTYPE html><html lang="en"><title>Page</title><main><h1>Page</h1>
                <p style="color: #ccc; background: #fff">Pale</p><img id="bare" src="data:,"></main>""");
        assertThat(Axe.violations(page))
                .containsExactlyInAnyOrder(
                        "Images must have alternative text at #bare",
                        "Elements must meet minimum color contrast ratio thresholds at p");
        assertThat(Axe.colourViolations(page))
                .containsExactly("Elements must meet minimum color contrast ratio thresholds at p");

        page.setContent("<!DOCTYPE html><html lang='en'><title>Page</title><main><h1>Page</h1></main>");
        assertThat(Axe.violations(page)).isEmpty();
    }
}
