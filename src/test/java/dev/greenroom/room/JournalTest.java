package dev.greenroom.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.greenroom.Scene.button;
import static dev.greenroom.Scene.type;

import com.microsoft.playwright.Page;
import dev.greenroom.Browser;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Scene;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** What has no receipt when its page goes is written down in the browser, and sent by the next page. */
@GreenroomTest
@Tag("long")
class JournalTest {

    @RegisterExtension
    Browser browser = new Browser();

    @Autowired
    Duo duo;

    final Wire adas = new Wire();

    Page ada;
    Page grace;

    @BeforeEach
    void bothAreInTheRoom() {
        ada = browser.person();
        adas.hold(ada);
        grace = duo.enter(ada, browser.person()).grace();
        type(ada, "one ");
        hasSavedAll(ada);
    }

    @Test
    void whatIsTypedWhileTheLineIsDownSurvivesAReload() {
        adas.cut();
        type(ada, "two ");
        ada.getByLabel("Write a message").fill("Are you there?");
        button(ada, "Send").click();
        assertThat(ada.getByText("Connection lost.", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        isWrittenDown(ada, 5);
        type(grace, "three ");

        ada.reload();
        adas.mend();

        assertThat(ada.locator("#back"))
                .hasText("5 changes from before were kept in this browser. They are in the room now.");
        hasSavedAll(ada);
        var code = Pattern.compile("^one (two three |three two )$");
        for (var page : new Page[] {ada, grace}) {
            page.waitForCondition(() -> code.matcher(Scene.text(page)).matches());
            assertThat(page.locator("#chat-log li:not(.sending)")).hasText(Pattern.compile("Are you there[?]$"));
        }
        isEmpty(ada);
    }

    @Test
    void aSecondTabLeavesAloneWhatTheFirstWillStillSend() {
        adas.cut();
        type(ada, "two ");
        isWrittenDown(ada, 4);

        var second = browser.tabOf(ada);
        second.navigate(ada.url());
        Scene.isReady(second);
        type(second, "three ");
        hasSavedAll(second);
        grace.waitForCondition(() -> Scene.text(grace).equals("one three "));
        assertThat(second.locator("#back")).isHidden();

        adas.mend();
        hasSavedAll(ada);
        var code = Pattern.compile("^one (two three |three two )$");
        for (var page : new Page[] {ada, second, grace}) {
            page.waitForCondition(() -> code.matcher(Scene.text(page)).matches());
        }
        isEmpty(ada);
    }

    @Test
    void aSecondTabSendsWhatTheFirstLeavesWhenItGoes() {
        adas.cut();
        type(ada, "two ");
        isWrittenDown(ada, 4);
        var second = browser.tabOf(ada);
        second.navigate(ada.url());
        Scene.isReady(second);

        ada.close();

        grace.waitForCondition(() -> Scene.text(grace).equals("one two "));
        assertThat(second.locator("#back")).isVisible();
        isEmpty(second);
    }

    @Test
    void whatCannotBeSentAnyMoreIsToldOnceAndCanBeCopied() {
        adas.cut();
        type(ada, "two");
        isWrittenDown(ada, 3);
        var link = ada.url();
        ada.navigate("/sign-in");

        Scene.finish(grace);
        assertThat(grace).hasURL(Pattern.compile("replay"));
        assertThat(grace.locator("#left-behind")).isHidden();
        ada.navigate(link);

        assertThat(ada.locator("#left-behind p")).containsText("3 changes were only in this browser");
        assertThat(button(ada, "Copy what you wrote")).hasAttribute("data-copy", "two");
        button(ada, "Close").click();
        isWrittenDown(ada, 0);
        ada.reload();
        assertThat(ada.locator("#left-behind")).isHidden();
    }

    @Test
    void withoutADatabaseEverythingIsAsIfThereWereNone() {
        for (var broken : new String[] {
            "Object.defineProperty(window, 'indexedDB', { value: undefined })",
            "Object.defineProperty(navigator, 'locks', { value: undefined })",
            "IDBFactory.prototype.open = () => { throw new DOMException('none here', 'SecurityError') }",
            "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError') }",
        }) {
            var page = browser.tabOf(ada);
            page.addInitScript(broken);
            page.navigate(ada.url());
            Scene.isReady(page);
            type(page, "x");
            hasSavedAll(page);
            page.close();
        }
        grace.waitForCondition(() -> Scene.text(grace).equals("one xxxx"));
    }

    private static void hasSavedAll(Page page) {
        assertThat(page.getByText("All changes saved")).isVisible();
    }

    /** So many changes and messages are in the browser's database. */
    static void isWrittenDown(Page page, int count) {
        page.waitForCondition(() -> written(page) == count);
    }

    private static void isEmpty(Page page) {
        isWrittenDown(page, 0);
    }

    private static int written(Page page) {
        return (int) page.evaluate("""
                () => new Promise((resolve, reject) => {
                  const opening = indexedDB.open("greenroom")
                  opening.onerror = () => reject(opening.error)
                  opening.onsuccess = () => {
                    const asking = opening.result.transaction("journal").objectStore("journal").getAll()
                    asking.onerror = () => reject(asking.error)
                    asking.onsuccess = () => {
                      opening.result.close()
                      const changes = record => Object.values(record.files).map(file => file.changes.length)
                      resolve(asking.result.flatMap(record => [record.waiting.length, ...changes(record)])
                        .reduce((sum, count) => sum + count, 0))
                    }
                  }
                })""");
    }
}
