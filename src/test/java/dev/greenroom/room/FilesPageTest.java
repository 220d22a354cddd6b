package dev.greenroom.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.greenroom.Scene.addFile;
import static dev.greenroom.Scene.button;
import static dev.greenroom.Scene.editor;
import static dev.greenroom.Scene.files;
import static dev.greenroom.Scene.hasTabs;
import static dev.greenroom.Scene.tab;
import static dev.greenroom.Scene.type;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.AriaRole;
import dev.greenroom.Browser;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Scene;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Several files in two browsers: what one does with them, and what the other sees of it. */
@Tag("long")
@GreenroomTest
class FilesPageTest {

    @RegisterExtension
    Browser browser = new Browser();

    @Autowired
    Duo duo;

    Page grace;
    Page ada;

    /** Whether what Ada's browser sends is lost on its way. */
    final AtomicBoolean adaIsUnheard = new AtomicBoolean();

    @BeforeEach
    void bothAreInTheRoom() {
        ada = browser.person();
        ada.routeWebSocket(Pattern.compile(".*/socket$"), this::connect);
        grace = duo.enter(ada, browser.person()).grace();
    }

    @Test
    void aNewFileIsInItsAuthorsFrontAndBehindForTheOtherAndTabsAreEverybodysOwn() {
        type(grace, "# main");
        addFile(ada, "util.py");

        hasTabs(ada, "util.py", "main.py", "util.py");
        hasTabs(grace, "main.py", "main.py", "util.py");
        assertThat(editor(ada)).isFocused();
        assertThat(ada.getByLabel("Language")).hasValue("python");
        assertThat(ada.locator(".cm-line")).hasText(new String[] {""});
        assertThat(tab(grace, "util.py")).hasAttribute("title", "util.py\nHere: Ada");

        addFile(ada, "notes.md");
        tab(ada, "notes.md").focus();
        for (var step : new String[][] {
            {"ArrowRight", "main.py"},
            {"ArrowLeft", "notes.md"},
            {"Home", "main.py"},
            {"ArrowRight", "util.py"},
            {"End", "notes.md"}
        }) {
            ada.keyboard().press(step[0]);
            assertThat(tab(ada, step[1])).isFocused();
            assertThat(tab(ada, step[1])).hasAttribute("aria-selected", "true");
        }

        tab(ada, "util.py").focus();
        ada.keyboard().press("Delete");
        hasTabs(ada, "notes.md", "main.py", "notes.md");
        assertThat(tab(ada, "notes.md")).isFocused();
        hasTabs(grace, "main.py", "main.py", "util.py", "notes.md");

        ada.reload();
        Scene.isReady(ada);
        hasTabs(ada, "notes.md", "main.py", "notes.md");
        files(ada, "Open util.py");
        hasTabs(ada, "util.py", "main.py", "util.py", "notes.md");
        files(ada, "Close tab");
        tab(ada, "notes.md").hover();
        tab(ada, "notes.md").locator(".close").click();
        hasTabs(ada, "main.py", "main.py");
        ada.keyboard().press("Delete");
        hasTabs(ada, "main.py", "main.py");
    }

    @Test
    void eachFileKeepsItsTextPlaceAndUndoWhateverHappensToTheOthers() {
        type(ada, "one ");
        saved(ada);
        type(grace, "two ");
        shows(ada, "one two ");
        addFile(ada, "util.py");
        type(ada, "three");
        saved(ada);
        tab(ada, "main.py").click();

        for (var key = 0; key < 6; key++) ada.keyboard().press("Control+z");
        shows(ada, "two ");
        shows(grace, "two ");
        tab(ada, "util.py").click();
        shows(ada, "three");
        ada.keyboard().type("!");
        shows(ada, "three!");

        for (var letter : "abcdefgh".split("")) {
            type(ada, letter);
            type(grace, letter.toUpperCase());
        }
        tab(grace, "util.py").click();
        tab(ada, "main.py").click();

        shows(grace, "three!abcdefgh");
        shows(ada, "two ABCDEFGH");
        type(grace, "!");
        tab(ada, "util.py").click();
        shows(ada, "three!abcdefgh!");
        tab(ada, "main.py").click();
        tab(ada, "util.py").click();
        shows(ada, "three!abcdefgh!");

        remove(grace, "util.py");
        ada.keyboard().type("on and on");
        hasTabs(ada, "main.py", "main.py");
        type(ada, "goes on");
        saved(ada);
        assertThat(editor(grace)).containsText("goes on");
        assertThat(Scene.text(grace)).contains("two ABCDEFGH").isEqualTo(Scene.text(ada));
    }

    @Test
    void namesAreChangedTogetherWithLanguagesOrRefusedInASentenceUpToTwentyFiles() {
        tab(ada, "main.py").dblclick();
        assertThat(name(ada)).isFocused();
        assertThat(name(ada)).hasValue("main.py");
        name(ada).fill("Main.java");
        ada.keyboard().press("Enter");

        hasTabs(grace, "Main.java", "Main.java");
        hasTabs(ada, "Main.java", "Main.java");
        assertThat(grace.getByLabel("Language")).hasValue("java");

        ada.getByLabel("Language").selectOption("kotlin");
        hasTabs(grace, "Main.kt", "Main.kt");
        addFile(ada, "util.py");
        ada.getByLabel("Language").selectOption("javascript");
        hasTabs(grace, "Main.kt", "Main.kt", "util.js");
        addFile(ada, "README");
        assertThat(ada.getByLabel("Language")).hasValue("plain");
        ada.getByLabel("Language").selectOption("markdown");
        tab(grace, "README").click();
        assertThat(grace.getByLabel("Language")).hasValue("markdown");
        hasTabs(grace, "README", "Main.kt", "util.js", "README");

        button(ada, "New file").click();
        for (var refusal : new String[][] {
            {"MAIN.kt", "There is a file of that name already."},
            {" ", "A name needs 1 to 100 characters"},
            {"a/b", "A name needs 1 to 100 characters"}
        }) {
            name(ada).fill(refusal[0]);
            ada.keyboard().press("Enter");
            assertThat(ada.getByRole(AriaRole.ALERT)).containsText(refusal[1]);
            assertThat(name(ada)).isFocused();
        }
        ada.keyboard().press("Escape");
        assertThat(button(ada, "New file")).isFocused();
        button(ada, "New file").click();
        assertThat(ada.locator("[data-problem]")).isEmpty();
        name(ada).fill("漢字 ملف.txt");
        ada.keyboard().press("Enter");
        hasTabs(grace, "README", "Main.kt", "util.js", "README", "漢字 ملف.txt");

        for (var number : IntStream.rangeClosed(5, 20).toArray()) addFile(ada, "file" + number + ".py");
        button(ada, "New file").click();
        name(ada).fill("one-more.py");
        ada.keyboard().press("Enter");

        assertThat(ada.getByText("A room holds at most 20 files.")).isVisible();
        ada.keyboard().press("Escape");
        assertThat(tabs(ada)).hasCount(20);
        assertThat(tab(ada, "file20.py")).isInViewport();
        assertThat(tab(ada, "file5.py")).not().isInViewport();
        ada.evaluate("() => scrollTo(0, 0)");
        tab(ada, "file20.py").focus();
        ada.keyboard().press("Home");
        assertThat(tab(ada, "Main.kt")).isInViewport();
        assertThat((Integer) ada.evaluate("() => scrollY")).isZero();
    }

    @Test
    void aFileThatIsRemovedWhileSomebodyTypesInItSaysWhoDidItAndWhatIsLost() {
        addFile(ada, "util.py");
        type(ada, "kept ");
        saved(ada);
        adaIsUnheard.set(true);
        type(ada, "lost");
        assertThat(ada.getByText("Saving")).isVisible();

        tab(grace, "util.py").click();
        remove(grace, "util.py");

        hasTabs(grace, "main.py", "main.py");
        hasTabs(ada, "main.py", "main.py");
        assertThat(ada.getByText("Grace Hopper removed util.py.")).isVisible();
        assertThat(ada.locator("#lost")).containsText(Pattern.compile("[1-4] changes? in a file that was removed"));
        assertThat(button(ada, "Copy what you wrote")).hasAttribute("data-copy", "kept lost");
        assertThat(grace.locator("#removed")).isHidden();
        button(ada, "Close").click();
        assertThat(ada.getByText("Grace Hopper removed util.py.")).isHidden();
    }

    private void connect(WebSocketRoute page) {
        var server = page.connectToServer();
        page.onMessage(frame -> {
            if (!adaIsUnheard.get()) server.send(frame.text());
        });
    }

    private static void remove(Page page, String file) {
        files(page, "Remove " + file);
        assertThat(page.getByText("Remove " + file + "?")).isVisible();
        assertThat(button(page, "Keep it")).isFocused();
        button(page, "Remove").click();
    }

    private static Locator name(Page page) {
        return page.getByLabel("File name");
    }

    private static Locator tabs(Page page) {
        return page.getByRole(AriaRole.TABLIST, new Page.GetByRoleOptions().setName("Files"))
                .getByRole(AriaRole.TAB);
    }

    private static void shows(Page page, String text) {
        page.waitForCondition(() -> Scene.text(page).equals(text));
    }

    private static void saved(Page page) {
        assertThat(page.getByText("All changes saved")).isVisible();
    }
}
