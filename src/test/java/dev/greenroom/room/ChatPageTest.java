package dev.greenroom.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.greenroom.Scene.button;
import static dev.greenroom.Scene.tab;
import static org.assertj.core.api.Assertions.assertThat;

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
import tools.jackson.databind.json.JsonMapper;

/** The chat in two browsers: however much was said, and wherever its reader is. */
@Tag("long")
@GreenroomTest
class ChatPageTest {

    private static final int MANY = 5_000;

    /** What a page draws of them, at the most, before anybody asks for more. */
    private static final int DRAWN = 400;

    @RegisterExtension
    Browser browser = new Browser();

    @Autowired
    Duo duo;

    @Autowired
    Seating seating;

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
    void fiveThousandMessagesAndAVeryLongOneAreShownBitByBit() {
        grace.navigate("/interviews");
        say(1, MANY - 1, "Message %d, of many");
        say(MANY, MANY, "x".repeat(4_000));
        assertThat(last(ada)).containsText("x".repeat(4_000));
        assertThat(messages(ada).count()).isLessThanOrEqualTo(DRAWN);

        Scene.enter(grace, "/i/" + room.interview().token());
        assertThat(last(grace)).containsText("x".repeat(4_000));
        assertThat(last(grace)).isInViewport();
        assertThat(beyond(grace)).as("pixels beyond the panel").isZero();
        write(grace, "That was a lot.");
        assertThat(last(ada)).containsText("That was a lot.");

        assertThat(messages(grace).count()).isLessThanOrEqualTo(DRAWN);
        var first = messages(grace).first().locator("p").textContent();
        button(grace, "Earlier messages").click();
        assertThat(messages(grace).nth(200)).containsText(first);
        assertThat(messages(grace).nth(200)).isInViewport();
        while (button(grace, "Earlier messages").isVisible())
            button(grace, "Earlier messages").click();
        assertThat(messages(grace)).hasCount(MANY + 1);
        assertThat(messages(grace).first()).containsText("Message 1, of many");
    }

    @Test
    void whoReadsFurtherUpStaysThereAndIsTold() {
        say(1, 40, "Message %d, of many");
        assertThat(last(grace)).containsText("Message 40,");
        assertThat(last(grace)).isInViewport();
        assertThat(tab(grace, "Chat")).hasText("Chat");

        log(grace).evaluate("log => { log.scrollTop = 0 }");
        assertThat(messages(grace).first()).isInViewport();
        // Until the page has noticed, a message would still pull its reader down.
        grace.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        write(ada, "One more");
        assertThat(tab(grace, "Chat")).containsText("1");
        assertThat(messages(grace).first()).isInViewport();
        button(grace, "New messages").click();
        assertThat(last(grace)).isInViewport();
        assertThat(tab(grace, "Chat")).hasText("Chat");
        assertThat(button(grace, "New messages")).isHidden();

        log(grace).evaluate("log => { log.scrollTop = 0 }");
        write(grace, "My own");
        assertThat(last(grace)).containsText("My own");
        assertThat(last(grace)).isInViewport();
    }

    @Test
    void whatComesWhileAnotherTabIsOpenIsCountedUntilItIsSeen() {
        tab(grace, "Activity").click();
        write(ada, "One");
        write(ada, "Two");
        assertThat(tab(grace, "Chat")).containsText("2");

        tab(grace, "Chat").click();

        assertThat(tab(grace, "Chat")).hasText("Chat");
        assertThat(last(grace)).containsText("Two");
        tab(ada, "Activity").click();
        // One's own are no news.
        assertThat(tab(ada, "Chat")).hasText("Chat");
    }

    @Test
    void aDraftOutlastsAReloadAndEnterSendsIt() {
        var field = ada.getByLabel("Write a message");
        field.click();
        ada.keyboard().type("First line");
        ada.keyboard().press("Shift+Enter");
        ada.keyboard().type("second line");

        ada.reload();
        Scene.isReady(ada);
        assertThat(field).hasValue("First line\nsecond line");
        field.press("Enter");

        assertThat(last(grace).locator("p")).hasText("First line\nsecond line");
        ada.reload();
        Scene.isReady(ada);
        assertThat(field).hasValue("");
        assertThat(messages(ada)).hasCount(1);
    }

    /** Grace, from a further browser; all at once. */
    private void say(int from, int to, String text) {
        try (var client = seating.connect(room.interview(), seating.interviewer(room.interview(), room.user()))
                .hello()) {
            client.await("snapshot");
            for (var n = from; n <= to; n++)
                client.send(JsonMapper.shared()
                        .writeValueAsString(new Say("say", "many " + from, n - from + 1, text.formatted(n))));
            while (client.awaitEvent("said").get("n").asInt() <= to - from) {}
        }
    }

    private record Say(String type, String client, int n, String text) {}

    private static void write(Page page, String text) {
        page.getByLabel("Write a message").fill(text);
        page.getByLabel("Write a message").press("Enter");
    }

    private static Locator log(Page page) {
        return page.locator("#chat-panel [role=log]");
    }

    private static Locator messages(Page page) {
        return log(page).locator("li");
    }

    private static Locator last(Page page) {
        return messages(page).last();
    }

    private static int beyond(Page page) {
        return (Integer) log(page).evaluate("log => log.scrollWidth - log.clientWidth");
    }
}
