package dev.greenroom.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.greenroom.Scene.button;
import static dev.greenroom.Scene.editor;
import static dev.greenroom.Scene.type;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.greenroom.Browser;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Scene;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** What goes wrong in an interview, in browsers: lost lines, a second browser, a full file. */
@GreenroomTest
class RoomPageTest {

    @RegisterExtension
    Browser browser = new Browser();

    @Autowired
    Duo duo;

    Duo.Pages room;
    Page grace;
    Page ada;

    /** Ada's line to the server, which a test may cut. */
    final Wire line = new Wire();

    @BeforeEach
    void bothAreInTheRoom() {
        ada = Ears.open(browser.person());
        line.hold(ada);
        room = duo.enter(ada, browser.person());
        grace = room.grace();
    }

    @Test
    void whatIsDoneWhileTheLineIsDownArrivesOnceAndWhatTheEndCutsOffIsCounted() {
        type(ada, "one ");
        assertThat(ada.getByText("All changes saved")).isVisible();
        line.cut();
        type(ada, "two ");
        ada.getByLabel("Write a message").fill("Are you there?");
        button(ada, "Send").click();
        ada.getByLabel("Write a message").fill("It seems that");
        assertThat(lost()).isVisible();
        assertThat(ada.locator("#kept")).containsText("kept in this page");
        type(grace, "three ");

        line.mend();
        button(ada, "Try now").click();

        assertThat(ada.getByText("All changes saved")).isVisible();
        assertThat(lost()).isHidden();
        for (var page : List.of(ada, grace))
            assertThat(page.locator("#chat-log li:not(.sending)")).hasText(Pattern.compile("Are you there[?]$"));
        assertThat(ada.getByLabel("Write a message")).hasValue("It seems that");
        ada.waitForCondition(() -> Ears.heard(ada).contains("The connection is back."));
        org.assertj.core.api.Assertions.assertThat(Ears.heard(ada))
                .containsOnlyOnce("Connection lost. You can keep typing.", "The connection is back.")
                .noneMatch(text -> text.contains("Saving") || text.contains("saved") || text.contains("kept in"));
        var code = Pattern.compile("^one (two three |three two )$");
        assertThat(ada.locator(".cm-line")).hasCount(1);
        org.assertj.core.api.Assertions.assertThat(Scene.text(ada))
                .matches(code)
                .isEqualTo(Scene.text(grace));

        line.cut();
        assertThat(lost()).isVisible();
        for (var name : List.of("util.py", "MAIN.py")) {
            button(ada, "New file").click();
            ada.getByLabel("File name").fill(name);
            ada.keyboard().press("Enter");
            assertThat(ada.getByLabel("File name")).isHidden();
        }
        type(ada, "four");
        var typed = Scene.text(ada);
        line.mend();
        Scene.hasTabs(ada, "util.py", "main.py", "util.py");
        Scene.hasTabs(grace, "main.py", "main.py", "util.py");
        assertThat(ada.getByText("There is a file of that name already.")).isVisible();
        grace.waitForCondition(() -> Scene.text(grace).equals(typed));

        line.swallow();
        type(ada, "xyz");
        assertThat(ada.getByText("Saving")).isVisible();
        Scene.finish(grace);
        assertThat(ada.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Thank you")))
                .isVisible();
        assertThat(ada.locator("#lost"))
                .containsText(Pattern.compile("[123] changes? made in the moment of finishing"));
    }

    @Test
    void anInterviewerLetsAnotherBrowserInAndTheFirstOneIsOut() {
        type(ada, "from the first browser");
        assertThat(editor(grace)).containsText("from the first browser");
        var laptop = browser.person();
        laptop.navigate("/i/" + room.interview().token());
        button(laptop, "I'm the candidate").click();
        laptop.getByLabel("Your name").fill("Ada");
        laptop.getByRole(AriaRole.CHECKBOX).check();
        button(laptop, "Ask to be let in").click();
        assertThat(laptop.getByText("You asked to come in")).isVisible();

        button(grace, "Let in").click();

        assertThat(editor(laptop)).containsText("from the first browser");
        assertThat(ada.getByText("This seat was given to another browser.")).isVisible();
        assertThat(button(ada, "Run")).isHidden();
        assertThat(ada.getByText("Recording", new Page.GetByTextOptions().setExact(true)))
                .isHidden();
        type(laptop, ", and the second");
        assertThat(editor(grace)).containsText("from the first browser, and the second");
        assertThat(button(grace, "Let in")).isHidden();
        Scene.link(ada, "Go on").click();
        assertThat(button(ada, "I'm the candidate")).isVisible();
    }

    @Test
    void aFileThatIsFullSaysSoAndKeepsWhatItHolds() {
        editor(ada).click();
        paste(ada, "x\n".repeat(131_070));
        assertThat(ada.getByText("All changes saved")).isVisible();
        paste(ada, "too much");
        assertThat(ada.getByText("The file is full. It holds at most 262,144 characters."))
                .isVisible();
        type(ada, "fits");
        assertThat(ada.getByText("All changes saved")).isVisible();
        editor(grace).press("Control+End");
        assertThat(grace.locator(".cm-line").last()).containsText("fits");
    }

    @Test
    void vimsKeysAndTheTextsSizeAreRemembered() {
        button(ada, "Editor settings").click();
        ada.getByLabel("Keys").selectOption("vim");
        ada.getByLabel("Text size").selectOption("20");
        ada.keyboard().press("Escape");
        assertThat(ada.locator(".cm-fat-cursor, .cm-vim-panel, .cm-vimMode").first())
                .isVisible();
        editor(ada).click();
        ada.keyboard().type("ione");
        ada.keyboard().press("Escape");
        ada.keyboard().type("yypAtwo");
        ada.keyboard().press("Escape");
        grace.waitForCondition(() -> Scene.text(grace).equals("one\nonetwo"));
        ada.keyboard().type("u");
        grace.waitForCondition(() -> Scene.text(grace).equals("one\none"));

        ada.reload();
        Scene.isReady(ada);
        assertThat(ada.locator(".cm-vimMode, .cm-fat-cursor, .cm-vim-panel").first())
                .isVisible();
        assertThat(ada.locator(".cm-content")).hasCSS("font-size", "20px");
    }

    @Test
    void theColoursAreChosenInTheRoomAndInTheReplay() {
        button(ada, "Editor settings").click();
        ada.getByLabel("Theme").selectOption("Dark");
        assertThat(ada.locator("html")).hasCSS("color-scheme", "dark");
        ada.reload();
        assertThat(ada.locator("html")).hasCSS("color-scheme", "dark");
        assertThat(ada.locator("#setting-theme")).hasValue("dark");

        Scene.finish(grace);
        button(grace, "Theme: same as system").click();
        button(grace, "Theme: light").click();
        assertThat(grace.locator("html")).hasCSS("color-scheme", "dark");
    }

    /** As the keyboard would, without the clipboard of the machine. */
    private static void paste(Page page, String text) {
        editor(page).evaluate("""
                (editor, text) => {
                  const data = new DataTransfer()
                  data.setData("text/plain", text)
                  editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }))
                }""", text);
    }

    private Locator lost() {
        return ada.getByText("Connection lost.", new Page.GetByTextOptions().setExact(true));
    }
}
