package dev.greenroom.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.greenroom.Scene.button;
import static dev.greenroom.Scene.type;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
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
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** What was prepared while the line was down, and comes when the interview has started: what was deleted in it does not. */
@GreenroomTest
@Tag("long")
class LatePreparationTest {

    @RegisterExtension
    Browser browser = new Browser();

    @Autowired
    Scene scene;

    @Autowired
    Seating seating;

    @Autowired
    Users users;

    @Autowired
    Interviews interviews;

    @Autowired
    Clock clock;

    final Wire wire = new Wire();
    final Queue<String> heard = new ConcurrentLinkedQueue<>();

    User user;
    Interview interview;
    String link;
    Page grace;
    Page ada;

    @BeforeEach
    void anInterviewThatHasNotStarted() {
        user = Staff.newcomer(users, "Grace Hopper", Role.INTERVIEWER);
        interview = interviews.save(new Interview("Ada Lovelace", user, clock.instant()));
        link = "/i/" + interview.token();
        grace = scene.signedIn(browser.person(), user);
        wire.hold(grace);
        ada = browser.person();
        ada.onWebSocket(socket -> socket.onFrameReceived(frame -> heard.add(frame.text())));
    }

    @Test
    void ofWhoWaitsInTheRoom() {
        Scene.enter(grace, link);
        type(grace, "Find it. ");
        assertThat(grace.getByText("All changes saved")).isVisible();
        wire.cut();
        writesAndDeletes();
        grace.getByLabel("Write a message").fill("said to nobody but Alan");
        button(grace, "Send").click();

        Scene.join(ada, link, "Ada");
        Scene.isReady(ada);
        type(ada, "Hello. ");
        wire.mend();

        showsBoth("Find it. Hello. Please. ", "Find it. Please. Hello. ");
        assertThat(grace.getByText("The interview has started in the meantime."))
                .isVisible();
        assertThat(grace.getByLabel("Write a message")).hasValue("said to nobody but Alan");
        sawNothingOfIt();
        type(grace, "Thanks. ");
        ada.waitForCondition(() -> Scene.text(ada).endsWith("Thanks. "));
    }

    @Test
    void ofWhoPreparesAndEntersLater() {
        grace.navigate("/interviews?stage=pending");
        grace.locator("#i-" + interview.id() + " button[formaction$='/prepare']")
                .click();
        Scene.isReady(grace);
        wire.cut();
        writesAndDeletes();
        JournalTest.isWrittenDown(grace, "the answer is 42".length() + 1 + "Please. ".length());
        grace.navigate("/interviews");

        Scene.join(ada, link, "Ada");
        seating.interviewer(interview, Staff.newcomer(users, "Barbara Liskov", Role.INTERVIEWER));
        Scene.isReady(ada);
        wire.mend();
        Scene.enter(grace, link);

        assertThat(grace.locator("#back")).isVisible();
        showsBoth("Please. ", "Please. ");
        sawNothingOfIt();
    }

    /** Letter by letter, and deleted by another kind of change. */
    private void writesAndDeletes() {
        type(grace, "the answer is 42");
        for (var i = 0; i < "the answer is 42".length(); i++) grace.keyboard().press("Shift+ArrowLeft");
        grace.keyboard().press("Control+x");
        type(grace, "Please. ");
    }

    private void showsBoth(String one, String other) {
        for (var page : new Page[] {grace, ada}) {
            page.waitForCondition(
                    () -> Scene.text(page).equals(one) || Scene.text(page).equals(other));
        }
        assertThat(Scene.text(grace)).isEqualTo(Scene.text(ada));
    }

    private void sawNothingOfIt() {
        assertThat(grace.getByText("All changes saved")).isVisible();
        var all = String.join("\n", heard);
        assertThat(all).as("the watch works").contains("Please.");
        // Letter by letter it came, so letter by letter it would be there.
        assertThat(all).doesNotContain("nobody but Alan", "\"w\"", "\"4\"");
    }
}
