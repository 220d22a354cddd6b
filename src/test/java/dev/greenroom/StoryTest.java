package dev.greenroom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.greenroom.Scene.button;
import static dev.greenroom.Scene.editor;
import static dev.greenroom.Scene.link;
import static dev.greenroom.Scene.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.greenroom.account.Accounts;
import dev.greenroom.account.Role;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** The whole story in browsers: create, meet through one link, code together, finish, replay, feedback. */
@GreenroomTest
class StoryTest {

    private static final String PASSWORD = "correct horse battery";

    @RegisterExtension
    Browser browser = new Browser();

    @Autowired
    Accounts accounts;

    final String run = UUID.randomUUID().toString().substring(0, 8);
    final String candidate = "Ada Lovelace " + run;

    @Test
    void fromCreatingAnInterviewToReadingItsFeedback() {
        var graceEmail = account("Grace Hopper", Role.INTERVIEWER);
        var edsgerEmail = account("Edsger Dijkstra", Role.REVIEWER);

        var grace = browser.person();
        grace.navigate("/");
        Scene.signIn(grace, graceEmail, PASSWORD);
        assertThat(grace).hasURL(Pattern.compile(".*/interviews$"));
        counts(grace, 0, 0, 0);

        link(grace, "Create Interview").click();
        grace.getByLabel("Candidate name").fill(candidate);
        grace.getByLabel("Date", new Page.GetByLabelOptions().setExact(true))
                .fill(LocalDate.now().plusDays(1).toString());
        grace.getByLabel("Time", new Page.GetByLabelOptions().setExact(true)).fill("10:00");
        button(grace, "Save").click();
        counts(grace, 1, 0, 0);
        assertThat(grace.locator("tbody tr").first()).containsText(candidate);
        assertThat(button(grace, "Copy link")).isVisible();
        var link = grace.locator("output").textContent();

        var ada = browser.person();
        ada.navigate(link);
        button(ada, "I'm the candidate").click();
        ada.getByLabel("Your name").fill("Ada");
        assertThat(ada.getByRole(AriaRole.CHECKBOX)).not().isChecked();
        button(ada, "Join").click();
        assertThat(ada.getByRole(AriaRole.ALERT)).containsText("please agree");
        assertThat(ada.getByLabel("Your name")).hasValue("Ada");
        ada.getByRole(AriaRole.CHECKBOX).check();
        button(ada, "Join").click();
        assertThat(ada.getByText("Your interviewer will be here soon")).isVisible();
        grace.reload();
        counts(grace, 1, 0, 0);

        var graceInRoom = browser.tabOf(grace);
        graceInRoom.navigate(link);
        button(graceInRoom, "I'm the interviewer").click();
        assertThat(editor(graceInRoom)).isVisible();
        assertThat(editor(ada)).isVisible();
        grace.navigate("/interviews?stage=active");
        counts(grace, 0, 1, 0);

        editor(ada).click();
        ada.keyboard().type("print('from Ada')");
        assertThat(editor(graceInRoom)).containsText("print('from Ada')");
        assertThat(ada.getByText("All changes saved")).isVisible();
        editor(graceInRoom).click();
        graceInRoom.keyboard().press("Control+End");
        graceInRoom.keyboard().type("\n# Grace was here 😀");
        assertThat(editor(ada)).containsText("# Grace was here 😀");
        ada.getByLabel("Write a message").fill("Shall I start?");
        button(ada, "Send").click();
        assertThat(graceInRoom.getByText("Shall I start?")).isVisible();
        var seen = text(ada);
        assertThat(text(graceInRoom)).isEqualTo(seen);

        button(graceInRoom, "Finish").click();
        button(graceInRoom, "Finish interview").click();
        assertThat(ada.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Thank you")))
                .isVisible();
        assertThat(editor(ada)).hasCount(0);
        ada.reload();
        assertThat(ada.getByRole(AriaRole.HEADING)).hasText("Thank you");
        assertThat(ada.content()).doesNotContain("from Ada");
        grace.navigate("/interviews?stage=finished");
        counts(grace, 0, 0, 1);

        assertThat(graceInRoom).hasURL(Pattern.compile(".*/replay.*"));
        graceInRoom.getByLabel("Notes").fill("Clear names, tests early.");
        graceInRoom.getByLabel("Strong yes").check();
        button(graceInRoom, "Submit feedback").click();
        assertThat(graceInRoom.getByText("Your feedback is submitted")).isVisible();

        grace.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("View Replay"))
                .click();
        atTheEnd(grace, seen);
        grace.navigate("/interviews?stage=finished");
        grace.locator("tbody a[href^='/i/']").first().click();
        assertThat(grace).hasURL(Pattern.compile(".*/replay$"));

        var edsger = browser.person();
        edsger.navigate(link);
        Scene.signIn(edsger, edsgerEmail, PASSWORD);
        assertThat(edsger).hasURL(Pattern.compile(".*/replay$"));
        atTheEnd(edsger, seen);
        assertThat(edsger.getByText("Shall I start?")).isVisible();
        edsger.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Feedback"))
                .click();
        assertThat(edsger.getByText("Clear names, tests early.")).isVisible();
        assertThat(edsger.locator(".scorecard .rec")).hasText("Strong yes");
    }

    private static void atTheEnd(Page page, String text) {
        var timeline = page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName("Timeline"));
        assertThat(button(page, "Play")).isEnabled();
        timeline.focus();
        page.keyboard().press("End");
        assertThat(page.getByLabel("Code at this moment")).containsText("Grace was here");
        assertThat(text(page)).isEqualTo(text);
        assertThat(page.getByLabel("Skip idle")).isChecked();
        assertThat(page.getByLabel("Follow cursor")).isChecked();
    }

    private String account(String name, Role role) {
        var email = run + "-" + role + "@greenroom.example";
        accounts.create(email, name, role, PASSWORD);
        return email;
    }

    private static void counts(Page page, int pending, int active, int finished) {
        var stages = page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Stages"));
        assertThat(stages.getByRole(AriaRole.LINK))
                .hasText(new String[] {"Pending " + pending, "Active " + active, "Finished " + finished});
    }
}
