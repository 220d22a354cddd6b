package dev.greenroom.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.greenroom.Scene.tab;
import static dev.greenroom.Scene.type;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.greenroom.Browser;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Scene;
import dev.greenroom.Staff;
import dev.greenroom.account.Role;
import dev.greenroom.account.Users;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** The room by ear: who comes and goes and what is said, but no keystroke. */
@Tag("long")
@GreenroomTest
class HearingTest {

    @RegisterExtension
    Browser browser = new Browser();

    @Autowired
    Duo duo;

    @Autowired
    Scene scene;

    @Autowired
    Users users;

    Duo.Pages room;
    Page ada;
    Page grace;

    @BeforeEach
    void bothListen() {
        room = duo.enter(Ears.open(browser.person()), Ears.open(browser.person()));
        ada = room.ada();
        grace = room.grace();
        for (var page : List.of(ada, grace)) {
            assertThat(page.locator("#people li")).hasCount(2);
            assertThat(page.locator("#chat-panel [role=log]")).hasAttribute("aria-live", "polite");
            Ears.forget(page);
        }
    }

    @Test
    void typingIsNotReadOut() {
        type(ada, "limit = 100\n");
        for (var key : "one at a time".split("")) ada.keyboard().press(key.isBlank() ? "Space" : key);
        type(grace, "!");
        for (var page : List.of(ada, grace))
            page.waitForCondition(() -> Scene.text(page).equals("limit = 100\none at a time!"));
        Scene.isReady(ada);
        Scene.isReady(grace);
        ada.keyboard().press("Control+A");
        grace.locator(".cm-remote-selection").first().waitFor();

        assertThat(Ears.heard(ada)).isEmpty();
        assertThat(Ears.heard(grace)).isEmpty();
    }

    @Test
    void whatIsSaidIsReadOutOnceAndNeverAgain() {
        write(ada, "May I use a set?");
        assertThat(grace.locator("#chat-log li")).hasCount(1);
        assertThat(ada.locator("#chat-log li:not(.sending)")).hasCount(1);
        assertThat(Ears.heard(grace)).singleElement().asString().contains("Ada", "May I use a set?");
        assertThat(Ears.heard(ada)).filteredOn(text -> text.contains("a set")).hasSize(1);

        grace.reload();
        Scene.isReady(grace);
        assertThat(grace.locator("#chat-log li")).hasCount(1);
        assertThat(Ears.heard(grace)).isEmpty();

        tab(grace, "Activity").click();
        write(ada, "Or a list?");
        grace.waitForCondition(() -> Ears.heard(grace).contains("New message from Ada"));
    }

    @Test
    void whoComesAndGoesIsSaid() {
        var barbara = Ears.open(browser.person());
        var link = "/i/" + room.interview().token();
        Scene.enter(scene.signedIn(barbara, Staff.newcomer(users, "Barbara Liskov", Role.ADMIN)), link);
        grace.waitForCondition(() -> Ears.heard(grace).contains("Barbara Liskov joined"));
        assertThat(Ears.heard(barbara)).noneMatch(text -> text.contains("joined"));

        ada.close();

        grace.waitForCondition(() -> Ears.heard(grace).contains("Ada left"));
        assertThat(Ears.heard(grace)).containsExactly("Barbara Liskov joined", "Ada left");
    }

    private static void write(Page page, String text) {
        page.getByLabel("Write a message").fill(text);
        page.getByLabel("Write a message").press("Enter");
    }
}
