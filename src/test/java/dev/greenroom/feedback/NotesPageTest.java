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
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Private notes in browsers: typed in the room and in the replay, kept by themselves, and never the candidate's. */
@Tag("long")
@GreenroomTest
class NotesPageTest {

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

    User user;
    Page ada;
    Page grace;

    /** Everything that came to Ada's browser, by whatever way. */
    List<String> heard;

    @BeforeEach
    void bothAreInTheRoom() {
        user = Staff.newcomer(users, "Grace Hopper", Role.INTERVIEWER);
        var interview = interviews.save(new Interview("Ada Lovelace", user, clock.instant()));
        var link = "/i/" + interview.token();
        ada = browser.person();
        heard = Heard.by(ada);
        Scene.join(ada, link, "Ada");
        grace = scene.signedIn(browser.person(), user);
        Scene.enter(grace, link);
        tab(grace, "Private notes").click();
    }

    @Test
    void isSavedByItselfAndChangedWhereItStands() {
        composer().pressSequentially("Names are clear");
        assertThat(grace.locator("#notes-state")).hasText("Saved");
        grace.reload();
        Scene.isReady(grace);
        tab(grace, "Private notes").click();
        assertThat(notes()).hasCount(1);
        assertThat(notes()).hasValue("Names are clear");
        assertThat(notes()).hasAccessibleName(Pattern.compile("Note at 00:\\d\\d"));

        notes().press("End");
        notes().pressSequentially(", tests come early.");
        notes().press("Shift+Enter");
        notes().pressSequentially("Asks first.");
        notes().press("Enter");
        composer().pressSequentially("A second one");
        composer().press("Enter");
        assertThat(composer()).hasValue("");
        assertThat(notes()).hasCount(2);
        composer().pressSequentially("  ");
        assertThat(grace.locator("#notes-state")).hasText("Saved");
        reopen();
        assertThat(notes()).hasCount(2);
        assertThat(notes().first()).hasValue("Names are clear, tests come early.\nAsks first.");

        button(grace, "Delete note").first().click();
        assertThat(grace.locator("#notes-state")).hasText("Saved");
        reopen();
        assertThat(notes()).hasCount(1);
        notes().fill("");
        notes().blur();
        button(grace, "Undo").click();
        assertThat(notes()).hasValue("A second one");
        assertThat(grace.locator("#notes-state")).hasText("Saved");
        reopen();
        assertThat(notes()).hasValue("A second one");
    }

    @Test
    void staysInThePageWhileTheServerIsAway() {
        composer().pressSequentially("Begun, ");
        assertThat(grace.locator("#notes-state")).hasText("Saved");
        grace.context().setOffline(true);
        composer().pressSequentially("and ended alone");
        assertThat(grace.getByText("Not saved yet: the server cannot be reached."))
                .isVisible();
        assertThat(isGuarded()).isTrue();
        composer().press("Enter");
        composer().pressSequentially("Another");
        assertThat(notes()).hasValue("Begun, and ended alone");

        grace.context().setOffline(false);
        assertThat(grace.locator("#notes-state")).hasText("Saved");
        assertThat(grace.getByText("Not saved yet")).isHidden();
        assertThat(isGuarded()).isFalse();
        reopen();
        assertThat(notes()).hasCount(2);
        assertThat(notes().first()).hasValue("Begun, and ended alone");
        assertThat(notes().last()).hasValue("Another");
    }

    @Test
    void outlivesTheSession() {
        composer().pressSequentially("Begun, ");
        assertThat(grace.locator("#notes-state")).hasText("Saved");
        grace.context().clearCookies();
        composer().pressSequentially("and signed out");
        assertThat(grace.getByText("Not saved yet: you are signed out.")).isVisible();
        assertThat(composer()).hasValue("Begun, and signed out");

        scene.signedIn(browser.tabOf(grace), user).navigate("/interviews");
        assertThat(grace.locator("#notes-state")).hasText("Saved");
        reopen();
        assertThat(notes()).hasValue("Begun, and signed out");
    }

    @Test
    void isRefusedInASentenceAndKeptInTheField() {
        composer().fill("x".repeat(20_001));
        assertThat(grace.getByText("Not saved: A note has at most 20,000 characters."))
                .isVisible();
        composer().press("Enter");
        assertThat(composer()).hasValue("x".repeat(20_001));
        composer().press("End");
        composer().press("Backspace");
        assertThat(grace.locator("#notes-state")).hasText("Saved");
    }

    @Test
    void standsInTheReplayAtItsTimeAndIsWrittenThereToo() {
        composer().pressSequentially("Asked about the empty list");
        composer().press("Enter");
        assertThat(grace.locator("#notes-state")).hasText("Saved");
        ada.getByLabel("Write a message").fill("Done");
        button(ada, "Send").click();
        assertThat(grace.locator("#chat-log")).containsText("Done");
        var second = browser.tabOf(grace);
        second.navigate(grace.url());
        Scene.isReady(second);
        tab(second, "Private notes").click();
        assertThat(second.locator(".time-chip")).hasText(Pattern.compile("00:\\d\\d"));
        Scene.finish(grace);
        assertThat(second.locator(".time-chip"))
                .hasAttribute("href", Pattern.compile("/interviews/.*/replay#t=\\d+\\.\\d"));
        assertThat(grace).hasURL(Pattern.compile(".*/replay.*"));
        assertThat(button(grace, "Play")).isEnabled();
        tab(grace, "Activity").click();
        assertThat(lines()).containsText(new String[] {"Grace Hopper (you)", "Done", "The interview finished"});
        assertThat(notes()).hasValue("Asked about the empty list");
        lines().filter(new Locator.FilterOptions().setHasText("Grace Hopper (you)"))
                .getByRole(AriaRole.LINK)
                .click();
        assertThat(grace.locator("[aria-current=true]")).containsText("Grace Hopper (you)");

        timelineOf(grace).press("End");
        composer().pressSequentially("Finished early, asked at 0:00");
        timelineOf(grace).press("Home");
        composer().press("Enter");
        notes().first().fill("Asked about the empty list first");
        assertThat(grace.locator("#notes-state")).hasText("Saved");
        var replay = grace.url().replaceAll("[?#].*", "");
        grace.navigate("/interviews");
        grace.navigate(replay);
        assertThat(notes()).hasCount(2);
        assertThat(notes().first()).hasValue("Asked about the empty list first");
        assertThat(notes().last()).hasValue("Finished early, asked at 0:00");
        assertThat(lines().last()).containsText("Grace Hopper (you)");

        var edsger = scene.signedIn(browser.person(), Staff.newcomer(users, "Edsger Dijkstra", Role.REVIEWER));
        edsger.navigate(replay);
        assertThat(edsger.getByText("Asked about the empty list first")).isVisible();
        assertThat(edsger.getByLabel("Private note", new Page.GetByLabelOptions().setExact(true)))
                .hasCount(0);
        assertThat(edsger.locator("textarea:visible")).hasCount(0);
        var time = edsger.locator(".note .time-chip");
        assertThat(time).hasText("0:00");
        timelineOf(edsger).press("End");
        time.click();
        assertThat(timelineOf(edsger)).hasValue("0");

        ada.reload();
        assertThat(heard)
                .anyMatch(answer -> answer.contains("Done"))
                .noneMatch(answer -> answer.contains("empty list") || answer.contains("Finished early"));
        assertThat(heard)
                .filteredOn(answer -> answer.contains("<html"))
                .hasSizeGreaterThan(2)
                .noneMatch(page -> page.contains("Private note") || page.contains("notes-"));
    }

    /** The room afresh, as another tab or another day would find it. */
    private void reopen() {
        grace.reload();
        Scene.isReady(grace);
        tab(grace, "Private notes").click();
        assertThat(notes()).not().hasCount(0);
    }

    private Locator composer() {
        return grace.getByLabel("Private note", new Page.GetByLabelOptions().setExact(true));
    }

    private Locator notes() {
        return grace.locator(".note textarea:visible");
    }

    private static Locator timelineOf(Page replay) {
        return replay.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName("Timeline"));
    }

    private Locator lines() {
        return grace.getByRole(AriaRole.LOG, new Page.GetByRoleOptions().setName("Activity"))
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions()
                        .setHasText(Pattern.compile("Grace Hopper \\(you\\)|Done|interview finished")));
    }

    private boolean isGuarded() {
        return (Boolean) grace.evaluate("""
                () => {
                  const leaving = new Event("beforeunload", { cancelable: true })
                  dispatchEvent(leaving)
                  return leaving.defaultPrevented
                }""");
    }
}
