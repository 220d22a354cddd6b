package dev.greenroom.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.greenroom.Browser;
import dev.greenroom.Scene;
import dev.greenroom.Staff;
import dev.greenroom.account.Role;
import dev.greenroom.account.User;
import dev.greenroom.account.Users;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import java.time.Clock;
import org.springframework.boot.test.context.TestComponent;

/** Ada and Grace in the room of a new interview, each in front of a browser of their own. */
@TestComponent
public class Duo {

    record Pages(Interview interview, User user, Page ada, Page grace) {}

    private final Scene scene;
    private final Users users;
    private final Interviews interviews;
    private final Clock clock;

    Duo(Scene scene, Users users, Interviews interviews, Clock clock) {
        this.scene = scene;
        this.users = users;
        this.interviews = interviews;
        this.clock = clock;
    }

    Pages enter(Browser browser) {
        return enter(browser.person(), browser.person());
    }

    /** The same in pages that were made ready for something. */
    Pages enter(Page ada, Page grace) {
        var user = Staff.newcomer(users, "Grace Hopper", Role.INTERVIEWER);
        var interview = interviews.save(new Interview("Ada Lovelace", user, clock.instant()));
        var link = "/i/" + interview.token();
        Scene.join(ada, link, "Ada");
        assertThat(ada.getByText("Your interviewer will be here soon")).isVisible();
        Scene.enter(scene.signedIn(grace, user), link);
        Scene.isReady(ada);
        return new Pages(interview, user, ada, grace);
    }
}
