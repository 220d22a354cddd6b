package dev.greenroom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.greenroom.Scene.button;

import dev.greenroom.account.Accounts;
import dev.greenroom.account.Role;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** A form that lay open until its session was over: nothing that was typed is lost. */
@GreenroomTest
class StaleFormTest {

    private static final String PASSWORD = "correct horse battery";

    @RegisterExtension
    Browser browser = new Browser();

    @Autowired
    Accounts accounts;

    @Test
    void isSentAgainAfterSigningInInASecondTab() {
        var email = UUID.randomUUID() + "@greenroom.example";
        accounts.create(email, "Grace Hopper", Role.INTERVIEWER, PASSWORD);
        var page = browser.person();
        page.navigate("/sign-in");
        Scene.signIn(page, email, PASSWORD);
        page.navigate("/interviews/new");
        page.getByLabel("Candidate name").fill("Ada <b>Lovelace</b>");
        page.getByLabel("Position").fill("Engineer & more");
        page.context().clearCookies();

        button(page, "Save").click();
        assertThat(page.getByText("This page was open for too long")).isVisible();
        assertThat(page.locator(".typed").first()).hasText("Ada <b>Lovelace</b>");
        assertThat(page.getByText(Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}")).and(page.locator(".typed")))
                .hasCount(0);

        var second = page.waitForPopup(
                () -> Scene.link(page, "Sign in, in a second tab").click());
        Scene.signIn(second, email, PASSWORD);
        assertThat(second).hasURL(Pattern.compile(".*/interviews$"));
        button(page, "Send again").click();
        if (button(page, "Send again").isVisible()) button(page, "Send again").click();
        assertThat(page.locator("tbody tr").first()).containsText("Ada <b>Lovelace</b>");
        assertThat(page.locator("tbody tr").first()).containsText("Engineer & more");
    }
}
