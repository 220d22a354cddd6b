package dev.greenroom.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.greenroom.Scene.button;
import static dev.greenroom.Scene.editor;
import static dev.greenroom.Scene.finish;
import static dev.greenroom.Scene.tab;
import static dev.greenroom.Scene.type;

import com.microsoft.playwright.Page;
import dev.greenroom.Browser;
import dev.greenroom.GreenroomTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** An interview in a network of one's own, without https: browsers keep some of what they can do from such pages. */
@GreenroomTest
class PlainHttpPageTest {

    @RegisterExtension
    Browser browser = new Browser();

    @Autowired
    Duo duo;

    @Test
    void anInterviewIsHeldWithoutHttps() {
        browser.withoutTrust();
        var room = duo.enter(browser);
        var ada = room.ada();
        var grace = room.grace();
        org.assertj.core.api.Assertions.assertThat(ada.evaluate("isSecureContext"))
                .isEqualTo(false);

        type(ada, "print('hello')");
        assertThat(editor(grace)).containsText("print('hello')");
        type(grace, "  # well done");
        assertThat(editor(ada)).containsText("# well done");
        ada.reload();
        assertThat(editor(ada)).containsText("print('hello')  # well done");
        tab(grace, "Private notes").click();
        grace.getByLabel("Private note", new Page.GetByLabelOptions().setExact(true))
                .fill("Writes tests first");
        assertThat(grace.locator("#notes-state")).hasText("Saved");

        finish(grace);
        assertThat(grace).hasURL(Pattern.compile("/interviews/.*/replay"));
        assertThat(button(grace, "Play")).isEnabled();
        grace.getByLabel("Timeline").press("End");
        assertThat(grace.getByLabel("Code at this moment")).containsText("print('hello')  # well done");
        button(grace, "Copy link to this moment").click();
        assertThat(grace.locator("#copy-moment")).hasText("Copied");
    }
}
