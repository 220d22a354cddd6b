package dev.greenroom.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.greenroom.Scene.button;
import static dev.greenroom.Scene.editor;
import static dev.greenroom.Scene.type;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.greenroom.Browser;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Scene;
import dev.greenroom.recording.Recordings;
import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Writing code in the room as people are used to, with somebody at the other end. */
@Tag("long")
@GreenroomTest
class ComfortTest {

    /** As a person types; a list of completions does not come up between keys that follow at once. */
    private static final Keyboard.TypeOptions BY_HAND = new Keyboard.TypeOptions().setDelay(50);

    @RegisterExtension
    Browser browser = new Browser();

    @Autowired
    Duo duo;

    @Autowired
    Recordings recordings;

    Duo.Pages room;
    Page ada;
    Page grace;

    @BeforeEach
    void bothAreInTheRoom() {
        room = duo.enter(browser);
        ada = room.ada();
        grace = room.grace();
    }

    @Test
    void wordsAreCompletedByTabAndEnterAndByNeitherWhenTheyAreWritten() {
        insert(ada, "threshold = 1\n\n");
        choose("thr", "threshold", "Tab");
        reads(ada, "threshold = 1\n\nthreshold");
        ada.keyboard().type("\n");
        choose("thr", "threshold", "Enter");
        reads(ada, "threshold = 1\n\nthreshold\nthreshold");
        ada.keyboard().type("\n");
        choose("threshold", "threshold", "Enter");
        reads(ada, "threshold = 1\n\nthreshold\nthreshold\nthreshold\n");
        ada.keyboard().press("Tab");
        reads(ada, "threshold = 1\n\nthreshold\nthreshold\nthreshold\n    ");
        ada.keyboard().type("isins", BY_HAND);
        assertThat(options(ada).getByText("isinstance")).isVisible();
    }

    @Test
    void codeIsCommentedFoldedFoundAndSelectedInColumns() {
        insert(ada, "def one():\n    return 1\n\ndef two():\n    return 2");
        ada.keyboard().press("Control+/");
        reads(ada, "def one():\n    return 1\n\ndef two():\n    # return 2");
        ada.keyboard().press("Control+/");
        ada.keyboard().press("Control+Home");
        ada.keyboard().press("Control+Shift+BracketLeft");
        assertThat(ada.getByTitle("Unfold", new Page.GetByTitleOptions().setExact(true)))
                .isVisible();
        ada.keyboard().press("Control+Shift+BracketRight");
        assertThat(ada.locator(".cm-foldPlaceholder")).hasCount(0);

        ada.keyboard().press("Control+F");
        ada.keyboard().type("return");
        assertThat(ada.locator(".cm-searchMatch")).hasCount(2);
        ada.getByLabel("Replace with").fill("yield");
        button(ada, "Replace all").click();
        ada.keyboard().press("Escape");
        reads(ada, "def one():\n    yield 1\n\ndef two():\n    yield 2");
        ada.keyboard().press("Control+Alt+G");
        ada.getByLabel("Go to line").fill("2");
        button(ada, "Go").click();
        assertThat(ada.locator(".cm-activeLine")).hasText("    yield 1");
        ada.keyboard().press("Control+End");
        ada.keyboard().type("\n([");
        assertThat(ada.locator(".cm-line").last()).hasText("([])");

        var first = ada.locator(".cm-line").nth(0).boundingBox();
        var second = ada.locator(".cm-line").nth(1).boundingBox();
        ada.keyboard().down("Alt");
        ada.mouse().move(first.x + 30, first.y + 5);
        ada.mouse().down();
        ada.mouse().move(second.x + 60, second.y + 5);
        ada.mouse().up();
        ada.keyboard().up("Alt");
        assertThat(ada.locator(".cm-cursor")).hasCount(2);
        assertThat(grace.locator(".cm-remote-selection")).hasCount(2);
    }

    @Test
    void vimsKeysUndoOnlyOnesOwn() {
        button(ada, "Editor settings").click();
        ada.getByLabel("Keys").selectOption("vim");
        ada.keyboard().press("Escape");
        ada.locator(".cm-fat-cursor, .cm-vim-panel").first().waitFor();
        editor(ada).click();
        ada.keyboard().type("ihello");
        ada.keyboard().press("Escape");
        ada.keyboard().type("0x");
        reads(grace, "ello");
        type(grace, " there");
        reads(ada, "ello there");

        ada.keyboard().type("u");
        reads(grace, "hello there");
        ada.keyboard().type("u");
        reads(grace, " there");
        ada.keyboard().type(":w\n");
        ada.keyboard().type(":q!\n");
        ada.keyboard().press("Escape");
        ada.keyboard().type("dd");
        reads(grace, "");
        Scene.isReady(ada);
    }

    @Test
    void emacsKeysMoveKillAndBringBack() {
        insert(ada, "one two");
        settings("Keys", "emacs");
        assertThat(ada.locator(".cm-emacsMode")).isVisible();
        editor(ada).click();
        ada.keyboard().press("Control+a");
        ada.keyboard().press("Alt+f");
        ada.keyboard().press("Control+k");
        reads(grace, "one");
        ada.keyboard().press("Control+a");
        ada.keyboard().press("Control+y");
        reads(grace, " twoone");

        ada.reload();
        Scene.isReady(ada);
        assertThat(ada.locator(".cm-emacsMode")).isVisible();
    }

    @Test
    void theWidthOfATabIsWhatIsSeenAndPutIn() {
        settings("Tab width", "8");
        assertThat(editor(ada)).hasCSS("tab-size", "8");
        editor(ada).click();
        ada.keyboard().press("Tab");
        reads(grace, " ".repeat(8));
        assertThat(editor(grace)).hasCSS("tab-size", "4");

        settings("Tab width", "2");
        assertThat(editor(ada)).hasCSS("tab-size", "2");
        editor(ada).click();
        ada.keyboard().press("Control+a");
        ada.keyboard().insertText("def one():");
        ada.keyboard().press("Enter");
        ada.keyboard().type("return 1");
        reads(grace, "def one():\n  return 1");
    }

    private void settings(String name, String choice) {
        button(ada, "Editor settings").click();
        ada.getByLabel(name).selectOption(choice);
        ada.keyboard().press("Escape");
    }

    @Test
    void aPasteOf70_000CharactersArrivesWhole() {
        var text = IntStream.range(0, 7_000).mapToObj("line %04d"::formatted).collect(Collectors.joining("\n"));
        editor(ada).evaluate("""
                (editor, text) => {
                  const data = new DataTransfer()
                  data.setData("text/plain", text)
                  editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }))
                }""", text);

        reads(grace, text);
        assertThat(text).hasSizeGreaterThanOrEqualTo(69_999);
        assertThat(recorded().text()).isEqualTo(text);
    }

    @Test
    void aRefactoringOf250EditsInASecondArrivesWhole() {
        var text = "total = total + 1\n".repeat(125);
        insert(ada, text);
        reads(grace, text);
        ada.evaluate("""
                async () => {
                  const { EditorView } = await import("/vendor/codemirror/codemirror.js")
                  const view = EditorView.findFromDOM(document.querySelector(".cm-editor"))
                  for (let at; (at = view.state.doc.toString().lastIndexOf("total")) >= 0;)
                    view.dispatch({ changes: { from: at, to: at + 5, insert: "sum" }, userEvent: "input" })
                }""");

        var after = "sum = sum + 1\n".repeat(125);
        reads(grace, after);
        assertThat(recorded().text()).isEqualTo(after);
        assertThat(recorded().edits()).as("one by one").hasSizeGreaterThan(250);

        ada.keyboard().press("Control+F");
        ada.keyboard().type("sum");
        ada.getByLabel("Replace with").fill("result");
        button(ada, "Replace all").click();
        reads(grace, after.replace("sum", "result"));
    }

    private void choose(String typed, String word, String key) {
        ada.keyboard().type(typed, BY_HAND);
        assertThat(options(ada).first()).hasText(word);
        // The list takes no key in the moment it opens, so that nobody takes what they have not seen.
        ada.waitForTimeout(200);
        ada.keyboard().press(key);
    }

    private ReplayedRecording recorded() {
        var lines = new ArrayList<String>();
        recordings.forEachAfter(room.interview().id(), 0, event -> lines.add(event.line()));
        return new ReplayedRecording(lines);
    }

    private static void insert(Page page, String text) {
        editor(page).click();
        page.keyboard().insertText(text);
    }

    private static Locator options(Page page) {
        return page.locator(".cm-tooltip-autocomplete .cm-completionLabel");
    }

    /** The whole text, also what is not on the screen. */
    private static void reads(Page page, String text) {
        page.waitForCondition(() -> page.evaluate("""
                        async () => {
                          const { EditorView } = await import("/vendor/codemirror/codemirror.js")
                          return EditorView.findFromDOM(document.querySelector(".cm-editor")).state.doc.toString()
                        }""").equals(text));
    }
}
