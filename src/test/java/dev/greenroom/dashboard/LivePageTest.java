package dev.greenroom.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.greenroom.Scene.button;
import static dev.greenroom.Scene.editor;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** A dashboard that lies open while things happen. */
@Tag("long")
@GreenroomTest
class LivePageTest {

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

    User grace;

    @BeforeEach
    void graceWorksHere() {
        grace = Staff.newcomer(users, "Grace Hopper", Role.INTERVIEWER);
    }

    @Test
    void showsStagesCountsAndWhoIsThereWithoutAPageLoad() {
        var interview = interviews.save(new Interview("Ada Lovelace", grace, clock.instant()));
        var link = "/i/" + interview.token();
        var page = scene.signedIn(browser.person(), grace);
        page.navigate("/interviews");
        page.evaluate("window.loadedOnce = true");
        tabs(page, "Pending 1", "Active 0", "Finished 0");

        var ada = browser.person();
        Scene.join(ada, link, "Ada");
        assertThat(page.getByText("The candidate is in the lobby")).isVisible();
        assertThat(page.getByText("Nobody is assigned to interview")).isVisible();

        var inRoom = browser.tabOf(page);
        Scene.enter(inRoom, link);
        assertThat(editor(ada)).isVisible();
        tabs(page, "Pending 0", "Active 1", "Finished 0");
        page.locator("#results nav a", new Page.LocatorOptions().setHasText("Active"))
                .click();
        page.evaluate("window.loadedOnce = true");
        assertThat(page.locator(".inside")).hasText("Candidate, Grace Hopper");

        var row = page.locator("#results tbody tr");
        button(page, "Finish Ada Lovelace").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        interviews.save(new Interview("Somebody new", grace, clock.instant()));
        tabs(page, "Pending 1", "Active 1", "Finished 0");
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        button(page, "Keep going").click();
        assertThat(row).hasCount(1);

        ada.context().close();
        assertThat(page.locator(".inside")).hasText("Grace Hopper");
        Scene.finish(inRoom);
        tabs(page, "Pending 1", "Active 0", "Finished 1");
        assertThat(page.getByText("Nobody is in an interview right now")).isVisible();
        org.assertj.core.api.Assertions.assertThat(page.evaluate("window.loadedOnce"))
                .isEqualTo(true);
    }

    @Test
    void anInterviewIsFinishedFromTheDashboard() {
        var interview = new Interview("Ada Lovelace", grace, clock.instant());
        interview = interviews.save(interview);
        var link = "/i/" + interview.token();
        var ada = browser.person();
        Scene.join(ada, link, "Ada");
        var page = scene.signedIn(browser.person(), grace);
        Scene.enter(page, link);
        page.navigate("/interviews?stage=active");
        button(page, "Finish Ada Lovelace").click();
        button(page, "Finish interview").click();
        assertThat(ada.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Thank you")))
                .isVisible();
    }

    private static void tabs(Page page, String... texts) {
        var stages = page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Stages"));
        assertThat(stages.getByRole(AriaRole.LINK)).hasText(texts);
    }
}
