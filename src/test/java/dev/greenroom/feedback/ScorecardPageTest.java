package dev.greenroom.feedback;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.greenroom.Scene.button;
import static dev.greenroom.Scene.tab;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.greenroom.Browser;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Scene;
import dev.greenroom.Staff;
import dev.greenroom.account.Role;
import dev.greenroom.account.User;
import dev.greenroom.account.Users;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import java.time.Clock;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Two interviewers judge alone and then compare, in browsers, with all that comes between. */
@Tag("long")
@GreenroomTest
class ScorecardPageTest {

    @RegisterExtension
    Browser browser = new Browser();

    @Autowired
    Scene scene;

    @Autowired
    Users users;

    @Autowired
    Interviews interviews;

    @Autowired
    Clock clock;

    @Test
    void twoInterviewersJudgeAloneAndThenCompare() {
        var graceHopper = Staff.newcomer(users, "Grace Hopper", Role.INTERVIEWER);
        var alanTuring = Staff.newcomer(users, "Alan Turing", Role.INTERVIEWER);
        var interview = new Interview("Ada Lovelace", graceHopper, clock.instant());
        interview.assign(Set.of(alanTuring.id()));
        var link = "/i/" + interviews.save(interview).token();
        var ada = browser.person();
        Scene.join(ada, link, "Ada");
        var grace = inRoom(graceHopper, link);
        var alan = inRoom(alanTuring, link);
        var heard = Heard.by(alan);
        alan.reload();
        Scene.isReady(alan);

        tab(grace, "Private notes").click();
        var note = grace.getByLabel("Private note", new Page.GetByLabelOptions().setExact(true));
        note.fill("asked before typing");
        note.press("Enter");
        tab(grace, "Feedback").click();
        tab(alan, "Feedback").click();
        mark(grace, "Problem solving", "3");
        assertThat(grace.getByText("Asked what was unclear").first()).isVisible();
        evidence(grace, "Problem solving").fill("Names the cost");
        mark(alan, "Problem solving", "1");
        evidence(alan, "Problem solving").fill("Had to be led");
        button(grace, "Add moment").click();
        assertThat(evidence(grace, "Problem solving"))
                .hasValue(Pattern.compile("Names the cost \\[00:\\d\\d main\\.\\w+] "));
        tab(grace, "Private notes").click();
        button(grace, "Use as evidence in your feedback").click();
        tab(grace, "Feedback").click();
        assertThat(evidence(grace, "Problem solving"))
                .hasValue(
                        Pattern.compile("Names the cost \\[00:\\d\\d main\\.\\w+] \\[00:\\d\\d] asked before typing "));
        isSaved(grace);
        isSaved(alan);

        grace.reload();
        Scene.isReady(grace);
        tab(grace, "Feedback").click();
        assertThat(evidence(grace, "Problem solving")).hasValue(Pattern.compile("Names the cost .*typing "));
        assertThat(scale(grace, "Problem solving").getByLabel("3", inExactly())).isChecked();

        Scene.finish(grace);
        assertThat(button(grace, "Play")).isEnabled();
        grace.getByLabel("Yes", exactly()).check();
        button(grace, "Submit feedback").click();
        assertThat(grace.getByText("Your feedback is submitted")).isVisible();
        assertThat(grace.getByText("1 of 2 to come")).isVisible();
        assertThat(grace.locator(".scorecard")).hasCount(1);
        chipsPlay(grace);

        alan.navigate("/interviews?stage=finished&feedback=mine");
        assertThat(alan.getByText("No verdict yet")).isVisible();
        assertThat(heard).hasSizeGreaterThan(5).noneMatch(answer -> answer.contains("Names the cost"));
        assertThat(heard).noneMatch(answer -> answer.contains("1 of 2"));
        alan.getByText("Yours is missing").click();
        assertThat(button(alan, "Play")).isEnabled();
        button(alan, "Submit feedback").click();
        assertThat(alan.getByText("Please choose an overall recommendation.")).isVisible();
        assertThat(evidence(alan, "Problem solving")).hasValue("Had to be led");
        assertThat(heard).noneMatch(answer -> answer.contains("Names the cost"));
        alan.getByLabel("Strong no").check();
        button(alan, "Submit feedback").click();
        assertThat(alan.locator(".scorecard")).hasCount(2);
        assertThat(alan.locator(".comparison tbody tr").nth(1)).containsText("1 to 3");
        assertThat(alan.getByText("Names the cost").first()).isVisible();

        twoTabs(alan);
        saysWhatIsTooLong(alan);
    }

    private static void saysWhatIsTooLong(Page alan) {
        evidence(alan, "Code quality").fill("漢".repeat(20_007));
        assertThat(alan.getByText("Too long by 7, and not saved.")).isVisible();
        evidence(alan, "Testing and debugging").fill("Written after it");
        assertThat(alan.getByText("Not saved: A text has at most 20,000 characters."))
                .isVisible();
        evidence(alan, "Code quality").press("Control+End");
        for (var i = 0; i < 7; i++) evidence(alan, "Code quality").press("Backspace");
        isSaved(alan);
        assertThat(alan.getByText("Too long by")).hasCount(0);
        alan.reload();
        assertThat(evidence(alan, "Code quality")).hasValue("漢".repeat(20_000));
        assertThat(evidence(alan, "Testing and debugging")).hasValue("Written after it");
    }

    /** M puts the replay's moment into what is being written; a chip goes back to it. */
    private void chipsPlay(Page grace) {
        // Submitting has loaded the page anew, and its clock begins at nought.
        assertThat(button(grace, "Play")).isEnabled();
        grace.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName("Timeline"))
                .press("End");
        assertThat(grace.locator("#clock")).not().hasText("00:00");
        var there = grace.locator("#clock").textContent();
        scale(grace, "Code quality").getByLabel("Not assessed").focus();
        grace.keyboard().press("m");
        assertThat(evidence(grace, "Code quality")).hasValue(Pattern.compile("\\[\\d\\d:\\d\\d main\\.\\w+] "));
        evidence(grace, "Code quality").pressSequentially("m");
        assertThat(evidence(grace, "Code quality")).hasValue(Pattern.compile("\\[.+ main.py\\] m"));
        button(grace, "Submit feedback").click();
        assertThat(grace.getByText("Earlier version of")).isVisible();
        grace.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName("Timeline"))
                .press("Home");
        assertThat(grace.locator("#clock")).not().hasText(there);
        var chip = grace.locator(".scorecard section")
                .filter(new Locator.FilterOptions().setHasText("Code quality"))
                .locator("a.time-chip");
        chip.click();
        assertThat(grace).hasURL(Pattern.compile(".*\\?tab=feedback#t=\\d+.*"));
        assertThat(grace.locator("#clock"))
                .hasText(Pattern.compile(".*" + chip.textContent().substring(0, 5) + ".*"));
    }

    private void twoTabs(Page alan) {
        var second = browser.tabOf(alan);
        second.navigate(alan.url());
        assertThat(button(second, "Play")).isEnabled();
        evidence(alan, "Communication").fill("Said little");
        isSaved(alan);
        evidence(second, "System design").fill("Not touched");
        isSaved(second);
        assertThat(evidence(second, "Communication")).hasValue("Said little");

        evidence(second, "Communication").fill("Said a lot");
        isSaved(second);
        evidence(alan, "Communication").fill("Said nothing");
        var torn = alan.getByRole(AriaRole.ALERT)
                .filter(new Locator.FilterOptions().setHasText("another tab or browser of yours"));
        assertThat(torn).containsText("Said a lot");
        assertThat(evidence(alan, "Communication")).hasValue("Said nothing");
        assertThat(evidence(alan, "System design")).hasValue("Not touched");
        button(alan, "Take what it says there").click();
        assertThat(evidence(alan, "Communication")).hasValue("Said a lot");
        assertThat(torn).isHidden();
    }

    private Page inRoom(User user, String link) {
        var page = scene.signedIn(browser.person(), user);
        Scene.enter(page, link);
        return page;
    }

    private static void mark(Page page, String competency, String mark) {
        scale(page, competency).getByLabel(mark, inExactly()).check();
    }

    private static Locator scale(Page page, String competency) {
        return page.getByRole(
                AriaRole.RADIOGROUP,
                new Page.GetByRoleOptions().setName(competency).setExact(true));
    }

    private static Locator evidence(Page page, String competency) {
        return page.getByLabel("Evidence for " + competency);
    }

    private static void isSaved(Page page) {
        assertThat(page.locator("[data-state=saved] .draft-state")).containsText("Saved");
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static Locator.GetByLabelOptions inExactly() {
        return new Locator.GetByLabelOptions().setExact(true);
    }
}
