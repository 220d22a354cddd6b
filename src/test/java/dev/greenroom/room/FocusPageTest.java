package dev.greenroom.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.greenroom.Scene.addFile;
import static dev.greenroom.Scene.button;
import static dev.greenroom.Scene.hasTabs;
import static dev.greenroom.Scene.tab;
import static dev.greenroom.Scene.type;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.greenroom.Browser;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Being with the candidate, or leaving them alone for some minutes, in two browsers. */
@Tag("long")
@GreenroomTest
class FocusPageTest {

    @RegisterExtension
    Browser browser = new Browser();

    @Autowired
    Duo duo;

    Page grace;
    Page ada;

    @BeforeEach
    void bothAreInTheRoom() {
        var room = duo.enter(browser);
        ada = room.ada();
        grace = room.grace();
        type(ada, "before");
        shows(grace, "before");
    }

    @Test
    void whoGoesToACursorGoesOnceAndWhoFollowsGoesAlongUntilTheyTypeThemselves() {
        addFile(ada, "util.py");
        type(ada, "here");
        person("Ada").click();
        assertThat(grace.getByText("In util.py, line 1")).isVisible();
        button(grace, "Go to their cursor").click();
        hasTabs(grace, "util.py", "main.py", "util.py");
        assertThat(grace.locator("#following")).isHidden();
        tab(ada, "main.py").click();
        type(ada, "!");
        hasTabs(grace, "util.py", "main.py", "util.py");

        person("Ada").click();
        button(grace, "Follow").click();
        assertThat(grace.locator("#following")).hasText("Following Ada");
        addFile(ada, "far.py");
        type(ada, "\n".repeat(80) + "far below");
        hasTabs(grace, "far.py", "main.py", "util.py", "far.py");
        assertThat(line(grace, "far below")).isInViewport();

        Scene.editor(grace).press("ArrowUp");
        assertThat(grace.locator("#following")).isHidden();
        tab(ada, "main.py").click();
        type(ada, "!");
        tab(grace, "main.py").click();
        shows(grace, "before!!");
    }

    @Test
    void whileTheCandidateWorksAloneTheViewStandsStillAndCatchesUpAfterwards() {
        giveTimeAlone();
        type(ada, " alone");
        addFile(ada, "secret.py");
        type(ada, "x = 1");
        say(ada, "How many minutes?");
        assertThat(grace.getByText("How many minutes?")).isVisible();
        hasTabs(grace, "main.py", "main.py");
        shows(grace, "before");
        type(grace, "not now");
        shows(grace, "before");

        button(ada, "I am ready").click();
        assertThat(grace.getByText("The time alone is over.")).isVisible();
        assertThat(ada.locator("#focus")).isHidden();
        shows(grace, "before");
        assertThat(grace.locator("#run-reason")).containsText("You are looking at an earlier moment");
        button(grace, "Catch up at 8x").click();
        assertThat(grace.locator("#focus")).isHidden();
        hasTabs(grace, "main.py", "main.py", "secret.py");
        shows(grace, "before alone");
        tab(grace, "secret.py").click();
        shows(grace, "x = 1");
        type(grace, "0");
        shows(ada, "x = 10");
    }

    @Test
    void whoOpensTheRoomMeanwhileSeesNoCodeUntilItIsOver() {
        giveTimeAlone();
        var tab = browser.tabOf(grace);
        tab.navigate(grace.url());
        assertThat(tab.getByText("The code is shown again afterwards.")).isVisible();
        assertThat(tab.locator(".cm-content")).isHidden();
        button(ada, "I am ready").click();
        shows(tab, "before");
        type(tab, "!");
        shows(ada, "before!");
    }

    @Test
    void whoEndsItMayJumpToNowAndFinishingEndsItAndShowsAll() {
        giveTimeAlone();
        type(ada, " alone");
        button(grace, "End it now").click();
        assertThat(ada.locator("#focus")).isHidden();
        type(ada, " and together");
        shows(grace, "before");
        button(grace, "Jump to now").click();
        shows(grace, "before alone and together");
        assertThat(grace.locator("#focus")).isHidden();

        var tab = browser.tabOf(grace);
        tab.navigate(grace.url());
        shows(tab, "before alone and together");
        giveTimeAlone();
        type(ada, ", again alone");
        assertThat(ada.getByText("All changes saved")).isVisible();
        shows(tab, "before alone and together");
        Scene.finish(grace);
        shows(tab, "before alone and together, again alone");
        assertThat(tab.locator("#focus")).isHidden();
    }

    @Test
    void whoGivesTimeAgainWhileCatchingUpStandsStillAtOnceAndCanTypeNothing() {
        giveTimeAlone();
        type(ada, " alone");
        button(ada, "I am ready").click();
        assertThat(grace.getByText("The time alone is over.")).isVisible();
        // Frames come, and each at the same moment: catching up takes as long as this test likes.
        grace.evaluate("""
                () => {
                  const [frame, stopped] = [window.requestAnimationFrame.bind(window), performance.now()]
                  window.goOn = () => { window.requestAnimationFrame = frame }
                  window.requestAnimationFrame = draw => frame(() => draw(stopped))
                }""");
        button(grace, "Catch up at 8x").click();
        assertThat(grace.getByText("Catching up at 8x.")).isVisible();
        giveTimeAlone();
        grace.evaluate("window.goOn()");
        type(ada, ", again alone");
        assertThat(ada.getByText("All changes saved")).isVisible();
        say(ada, "How many minutes?");
        assertThat(grace.getByText("How many minutes?")).isVisible();
        var seen = Scene.text(grace);
        type(grace, "not now");
        shows(grace, seen);

        button(ada, "I am ready").click();
        button(grace, "Jump to now").click();
        shows(grace, "before alone, again alone");
        type(grace, "!");
        shows(ada, "before alone, again alone!");
        assertThat(grace.locator("#lost")).isHidden();
    }

    @Test
    void theKeyboardGoesOnWhereThereIsSomethingToDo() {
        giveTimeAlone();
        assertThat(Scene.editor(grace)).isFocused();
        type(ada, " alone");
        press(button(grace, "End it now"));
        assertThat(button(grace, "Catch up at 8x")).isFocused();
        press(button(grace, "Catch up at 8x"));
        assertThat(grace.locator("#focus")).isHidden();
        assertThat(Scene.editor(grace)).isFocused();

        giveTimeAlone();
        type(ada, ", again alone");
        press(button(ada, "I am ready"));
        assertThat(Scene.editor(ada)).isFocused();
        press(button(grace, "Jump to now"));
        assertThat(Scene.editor(grace)).isFocused();

        person("Ada").click();
        button(grace, "Follow").click();
        press(grace.locator("#following"));
        assertThat(grace.locator("#following")).isHidden();
        assertThat(Scene.editor(grace)).isFocused();
    }

    private static void press(Locator button) {
        button.focus();
        button.press("Enter");
    }

    private void giveTimeAlone() {
        button(grace, "Give time alone").click();
        button(grace, "5 minutes").click();
        assertThat(ada.getByText("You have some time to yourself")).isVisible();
        assertThat(grace.getByText("Your view of the code is frozen")).isVisible();
    }

    private Locator person(String name) {
        return grace.locator("#people").getByText(name, new Locator.GetByTextOptions().setExact(true));
    }

    private static Locator line(Page page, String text) {
        return page.locator(".cm-line", new Page.LocatorOptions().setHasText(text));
    }

    private static void say(Page page, String text) {
        page.getByLabel("Write a message").fill(text);
        page.keyboard().press("Enter");
    }

    private static void shows(Page page, String text) {
        page.waitForCondition(() -> Scene.text(page).equals(text));
    }
}
