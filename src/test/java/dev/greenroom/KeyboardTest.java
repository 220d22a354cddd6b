package dev.greenroom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.greenroom.Scene.button;
import static dev.greenroom.Scene.editor;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.greenroom.account.Accounts;
import dev.greenroom.account.Role;
import java.util.ArrayList;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** The story of {@link StoryTest} without a mouse: everything is reached by Tab and pressed by a key. */
@GreenroomTest
class KeyboardTest {

    private static final String PASSWORD = "correct horse battery";

    /** More stops than any page has; the form to create an interview has one for each member of staff. */
    private static final int STOPS = 600;

    @RegisterExtension
    Browser browser = new Browser();

    @Autowired
    Accounts accounts;

    @Test
    void tellsTheWholeStory() {
        var email = UUID.randomUUID() + "@greenroom.example";
        accounts.create(email, "Grace Hopper", Role.INTERVIEWER, PASSWORD);
        var grace = browser.person();
        grace.navigate("/sign-in");
        fill(grace, "Email", email);
        fill(grace, "Password", PASSWORD);
        grace.keyboard().press("Enter");
        assertThat(grace).hasURL(Pattern.compile(".*/interviews$"));

        press(grace, "Create Interview", "Enter");
        assertThat(grace).hasURL(Pattern.compile(".*/new$"));
        fill(grace, "Candidate name", "Ada Lovelace");
        press(grace, "Save", "Enter");
        assertThat(button(grace, "Copy link")).isVisible();
        reach(grace, "Copy link");
        var link = grace.locator("output").textContent();
        grace.keyboard().press("/");
        assertThat(grace.getByLabel("Search candidates")).isFocused();
        grace.keyboard().type("lovelace");
        assertThat(grace.locator("mark")).hasText("Lovelace");
        grace.keyboard().press("Escape");

        var ada = browser.person();
        ada.navigate(link);
        press(ada, "I'm the candidate", "Enter");
        assertThat(ada.getByLabel("Your name")).isVisible();
        fill(ada, "Your name", "Ada");
        press(ada, "I understand and agree", "Space");
        press(ada, "Join", "Enter");
        assertThat(ada.getByText("Your interviewer will be here soon")).isVisible();

        grace.navigate(link);
        press(grace, "I'm the interviewer", "Enter");
        Scene.isReady(grace);
        reach(grace, "Code editor");
        grace.keyboard().type("# Hello Ada");
        assertThat(editor(ada)).containsText("# Hello Ada");
        // The first one closes the completions, if there are any.
        grace.keyboard().press("Escape");
        grace.keyboard().press("Escape");
        grace.keyboard().press("Tab");
        assertThat(editor(grace)).not().isFocused();
        files(grace, ada);
        fill(grace, "Write a message", "Welcome");
        press(grace, "Send", "Enter");
        assertThat(ada.getByText("Welcome")).isVisible();

        press(grace, "Finish", "Enter");
        assertThat(button(grace, "Keep going")).isFocused();
        press(grace, "Finish interview", "Enter");
        assertThat(ada.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Thank you")))
                .isFocused();

        assertThat(grace).hasURL(Pattern.compile(".*/replay.*"));
        fill(grace, "Notes", "Clear names.");
        reach(grace, "Strong no");
        for (var i = 0; i < 3; i++) grace.keyboard().press("ArrowRight");
        assertThat(grace.getByLabel("Strong yes")).isChecked();
        press(grace, "Submit feedback", "Enter");
        assertThat(grace.getByText("Your feedback is submitted")).isVisible();

        assertThat(button(grace, "Play")).isEnabled();
        press(grace, "Feedback", "ArrowLeft");
        assertThat(grace.getByText("The interview started")).isVisible();
        reach(grace, "Timeline");
        grace.keyboard().press("End");
        assertThat(grace.getByLabel("Code at this moment")).containsText("# Hello Ada");
        press(grace, "Skip idle", "Space");
        assertThat(grace.getByLabel("Skip idle")).not().isChecked();
    }

    private static void files(Page grace, Page ada) {
        press(grace, "New file", "Enter");
        fill(grace, "File name", "notes.md");
        grace.keyboard().press("Enter");
        assertThat(editor(grace)).isFocused();
        grace.keyboard().press("Escape");
        reach(grace, "notes.md");
        grace.keyboard().press("F2");
        fill(grace, "File name", "hints.md");
        grace.keyboard().press("Enter");
        assertThat(Scene.tab(grace, "hints.md")).isFocused();
        assertThat(Scene.tab(ada, "hints.md")).isVisible();
        grace.keyboard().press("Delete");
        assertThat(Scene.tab(grace, "main.py")).isFocused();
        press(grace, "Files", "Enter");
        press(grace, "Open hints.md", "Enter");
        assertThat(editor(grace)).isFocused();
        grace.keyboard().press("Escape");
        press(grace, "Files", "Enter");
        press(grace, "Remove hints.md", "Enter");
        assertThat(button(grace, "Keep it")).isFocused();
        press(grace, "Remove", "Enter");
        assertThat(Scene.tab(ada, "hints.md")).isHidden();
        assertThat(button(grace, "Files")).isFocused();
    }

    private static void fill(Page page, String name, String text) {
        reach(page, name);
        page.keyboard().press("Control+A");
        page.keyboard().type(text);
    }

    private static void press(Page page, String name, String key) {
        reach(page, name);
        page.keyboard().press(key);
    }

    /** Tabs until what has that name, or a name that begins with it, has the focus, and the eye can see where it is. */
    private static void reach(Page page, String name) {
        page.waitForLoadState();
        var passed = new ArrayList<String>();
        for (var stop = 0; stop < STOPS; stop++) {
            var focused = (String) page.evaluate("""
                    () => {
                      const at = document.activeElement
                      if (at === document.body) return "(nothing)"
                      return at.getAttribute("aria-label") ?? [...(at.labels ?? [])].map(label => label.innerText).join(" ") ?? ""
                    }""");
            if (focused.isBlank()) focused = (String) page.evaluate("() => document.activeElement.innerText ?? ''");
            if (focused.strip().equals(name)
                    || focused.strip().startsWith(name + "\n")
                    || isLong(name) && focused.contains(name)) return;
            passed.add(focused.strip().replace('\n', ' '));
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Tab never reaches " + name + ", only " + passed);
    }

    private static boolean isLong(String name) {
        return name.length() > 15;
    }
}
