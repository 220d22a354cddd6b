package dev.greenroom.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.greenroom.Scene.addFile;
import static dev.greenroom.Scene.button;
import static dev.greenroom.Scene.editor;
import static dev.greenroom.Scene.tab;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.greenroom.Browser;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Scene;
import dev.greenroom.running.CodeRunner;
import dev.greenroom.running.CodeRunner.State;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Programs that are run in the room, in two browsers and the real sandbox, and seen again in the replay. */
@GreenroomTest
class RunPageTest {

    /** Says at once what it was given, and then goes on for longer than any test waits. */
    private static final String SLOW = """
            import sys, time
            print("given", sys.stdin.read().split(), sys.argv[1:])
            print("<b>oh</b> \\x1b[31mred\\x1b[0m", file=sys.stderr)
            for n in range(90):
                print("line", n, flush=True)
                time.sleep(0.1)
            """;

    @RegisterExtension
    Browser browser = new Browser();

    @Autowired
    Duo duo;

    @Autowired
    CodeRunner runner;

    Page ada;
    Page grace;

    @BeforeEach
    void bothAreInARoomThatCanRun() {
        var room = duo.enter(Ears.open(browser.person()), browser.person());
        ada = room.ada();
        grace = room.grace();
        ada.waitForCondition(() -> runner.state() != State.UNTRIED);
        assumeTrue(
                runner.state() == State.READY || "required".equals(System.getenv("GREENROOM_SANDBOX")),
                "There is no sandbox on this machine.");
        for (var page : List.of(ada, grace)) assertThat(run(page)).hasAttribute("aria-disabled", "false");
    }

    @Test
    void whatOneRunsAllSeeAsItComesAnybodyMayStopItAndTheReplayShowsItAgain() {
        tab(grace, "Input").click();
        input(grace).click();
        grace.keyboard().type("Lantern ");
        tab(ada, "Input").click();
        assertThat(input(ada)).containsText("Lantern");
        input(ada).click();
        ada.keyboard().press("Control+End");
        ada.keyboard().type("Choir");
        assertThat(input(grace)).containsText("Lantern Choir");
        ada.keyboard().press("Control+z");
        assertThat(input(grace)).not().containsText("Choir");
        assertThat(input(grace)).containsText("Lantern");
        ada.getByLabel("Arguments").fill("--all 'two words'");
        Ears.forget(ada);

        write(ada, SLOW);
        ada.keyboard().press("Control+Enter");
        assertThat(stop(grace)).isVisible();
        assertThat(output(grace)).containsText("given ['Lantern'] ['--all', 'two words']");
        assertThat(output(grace)).containsText("line 3");
        assertThat(output(grace).locator(".err .ink-1")).hasText("red");
        assertThat(output(grace)).containsText("Standard error: <b>oh</b>");
        assertThat(panel(grace)).containsText("Ada is running main.py");

        ada.reload();
        Scene.isReady(ada);
        assertThat(stop(ada)).isVisible();
        assertThat(output(ada)).containsText("line 12");
        stop(grace).click();
        for (var page : List.of(ada, grace)) {
            assertThat(closing(page)).containsText("Stopped by Grace Hopper after");
            assertThat(run(page)).isVisible();
        }
        assertThat(Ears.heard(ada)).noneMatch(text -> text.contains("line"));
        tab(ada, "Activity").click();
        assertThat(ada.locator("#activity")).containsText("Ada ran main.py: stopped by Grace Hopper after");

        tab(grace, "Input").click();
        assertThat(grace.getByLabel("Arguments")).hasValue("--all 'two words'");
        chooseVim();
        write(ada, "import sys\nsys.exit(len(sys.argv))");
        editor(grace).click();
        grace.keyboard().press("Control+Enter");
        assertThat(closing(ada)).containsText("Exit code 3 after");
        assertThat(output(ada)).isEmpty();
        ada.waitForCondition(() -> Ears.heard(ada).stream().anyMatch(text -> text.contains("exit code 3 after")));
        button(ada, "Earlier runs").click();
        ada.getByText("Stopped", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(output(ada)).containsText("line 3");
        button(ada, "Back to the latest").click();
        assertThat(closing(ada)).containsText("Exit code 3 after");

        Scene.finish(grace);
        seenAgain(grace);
    }

    private void seenAgain(Page page) {
        assertThat(page).hasURL(Pattern.compile(".*/replay.*"));
        assertThat(button(page, "Play")).isEnabled();
        tab(page, "Activity").click();
        var timeline = page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName("Timeline"));
        timeline.focus();
        page.keyboard().press("End");
        assertThat(closing(page)).containsText("Exit code 3 after");
        line(page, "Ada ran main.py: stopped by Grace Hopper after").click();
        assertThat(panel(page)).containsText("Ada is running main.py");
        assertThat(output(page)).not().containsText("line 12");
        timeline.focus();
        page.waitForCondition(() -> {
            page.keyboard().press("Shift+ArrowRight");
            return output(page).textContent().contains("line 3");
        });
        page.locator(".marker").first().click();
        assertThat(page.locator(".run-facts")).isHidden();
        line(page, "Grace Hopper ran main.py: exit code 3 after").click();
        tab(page, "Input").click();
        assertThat(page.locator("[data-input]")).hasText("Lantern ");
        assertThat(page.locator("[data-arguments]")).hasText("Arguments --all 'two words'");
    }

    @Tag("long")
    @Test
    void whereNothingCanBeRunEverybodyReadsWhy() {
        for (var round = 0; round < 5; round++) {
            write(ada, "print('round', " + round + ")" + "#".repeat(round));
            ada.keyboard().press("Control+Enter");
            ada.keyboard().type("nothing of this runs");
            for (var page : List.of(grace, ada)) assertThat(output(page)).hasText("round " + round);
            // One run at a time: the next is not begun before this one is over.
            assertThat(closing(ada)).containsText("Exit code 0 after");
        }
        addFile(ada, "page.html");
        off(ada, "HTML cannot be run here.");
        run(ada).press("Enter");
        ada.waitForCondition(() -> Ears.heard(ada).contains("HTML cannot be run here."));
        tab(ada, "main.py").click();
        assertThat(run(ada)).hasAttribute("aria-disabled", "false");
        tab(ada, "Input").click();
        ada.getByLabel("Arguments").fill("'never closed");
        ada.getByLabel("Arguments").press("Enter");
        assertThat(ada.getByRole(AriaRole.ALERT)).containsText("is there a quote that is not closed?");

        button(grace, "Running code").click();
        grace.getByLabel("People may run code").uncheck();
        for (var page : List.of(ada, grace)) off(page, "Running code is switched off in this interview.");
        grace.getByLabel("People may run code").check();
        grace.keyboard().press("Escape");
        assertThat(run(ada)).hasAttribute("aria-disabled", "false");

        button(grace, "Give time alone").click();
        button(grace, "5 minutes").click();
        off(grace, "The candidate works alone. You can run code again afterwards.");
        write(ada, "print('alone')");
        tab(ada, "Input").click();
        ada.getByLabel("Arguments").fill("");
        run(ada).click();
        assertThat(output(ada)).hasText("alone");
        assertThat(closing(ada)).containsText("Exit code 0 after");
        assertThat(output(grace)).hasText("round 4");
        button(ada, "I am ready").click();
        button(grace, "Jump to now").click();
        assertThat(output(grace)).hasText("alone");
        assertThat(run(grace)).hasAttribute("aria-disabled", "false");

        var height = grace.getByRole(AriaRole.SEPARATOR, new Page.GetByRoleOptions().setName("Height of the output"));
        height.press("ArrowUp");
        assertThat(height).hasAttribute("aria-valuenow", "224");
        button(grace, "Output of programs").click();
        assertThat(output(grace)).isHidden();
        grace.reload();
        Scene.isReady(grace);
        assertThat(output(grace)).isHidden();
        tab(grace, "Output").click();
        assertThat(output(grace)).hasText("alone");
        assertThat(height).hasAttribute("aria-valuenow", "224");
    }

    private void chooseVim() {
        button(grace, "Editor settings").click();
        grace.getByLabel("Keys").selectOption("vim");
        grace.keyboard().press("Escape");
        grace.locator(".cm-fat-cursor, .cm-vim-panel").first().waitFor();
    }

    private static void off(Page page, String why) {
        assertThat(run(page)).hasAttribute("aria-disabled", "true");
        assertThat(run(page)).hasAccessibleDescription(why);
    }

    /** Into nothing: in a coloured word Chromium would put the text under a style of its own, which the policy forbids. */
    private static void write(Page page, String program) {
        editor(page).click();
        page.keyboard().press("Control+A");
        page.keyboard().press("Delete");
        page.keyboard().insertText(program);
    }

    private static Locator run(Page page) {
        return button(page, "Run");
    }

    private static Locator stop(Page page) {
        return button(page, "Stop");
    }

    private static Locator input(Page page) {
        return page.getByLabel("Standard input", new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator panel(Page page) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Output of programs"));
    }

    private static Locator output(Page page) {
        return panel(page).locator(".terminal");
    }

    private static Locator closing(Page page) {
        return panel(page).locator(".closing");
    }

    private static Locator line(Page page, String text) {
        return page.locator("#transcript li")
                .filter(new Locator.FilterOptions().setHasText(text))
                .getByRole(AriaRole.LINK);
    }
}
