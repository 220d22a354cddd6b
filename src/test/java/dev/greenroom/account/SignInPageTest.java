package dev.greenroom.account;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.greenroom.Browser;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Scene;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

@GreenroomTest
class SignInPageTest {

    private static final String PASSWORD = "correct horse battery";

    @RegisterExtension
    Browser browser = new Browser();

    @Autowired
    Accounts accounts;

    /** As a link to a moment of a replay has it. */
    @Test
    void oneLandsWhereOneWasGoingWithWhatFollowsTheHash() {
        var email = UUID.randomUUID() + "@greenroom.example";
        accounts.create(email, "Rita Reviewer", Role.REVIEWER, PASSWORD);
        var page = browser.person();
        page.navigate("/interviews?stage=finished#t=2292.0");

        Scene.signIn(page, email, "wrong");
        assertThat(page.getByText("Wrong email address or password")).isVisible();
        Scene.signIn(page, email, PASSWORD);

        assertThat(page).hasURL(Pattern.compile("/interviews[?]stage=finished#t=2292[.]0$"));
    }
}
