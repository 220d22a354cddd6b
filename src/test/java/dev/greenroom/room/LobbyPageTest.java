package dev.greenroom.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import dev.greenroom.Browser;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Scene;
import dev.greenroom.Staff;
import dev.greenroom.account.Role;
import dev.greenroom.account.Users;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Where a candidate waits: something to warm up with, and whether the line holds. */
@GreenroomTest
@Tag("long")
class LobbyPageTest {

    @RegisterExtension
    Browser browser = new Browser();

    @Autowired
    Users users;

    @Autowired
    Interviews interviews;

    @Autowired
    Clock clock;

    Page ada;
    Interview interview;
    String link;

    @BeforeEach
    void anInterviewToWaitFor() {
        var user = Staff.newcomer(users, "Grace Hopper", Role.INTERVIEWER);
        interview = new Interview("Ada Lovelace", user, clock.instant());
        interview.assign(Set.of(
                user.id(),
                Staff.newcomer(users, "Barbara Liskov", Role.INTERVIEWER).id()));
        interview = interviews.save(interview);
        link = "/i/" + interview.token();
        ada = browser.person();
    }

    @Test
    void whatIsTypedInThePracticePadIsSentToNobodyAndKeptNowhere() {
        List<String> sent = new CopyOnWriteArrayList<>();
        List<String> received = new CopyOnWriteArrayList<>();
        ada.onWebSocket(socket -> {
            socket.onFrameSent(frame -> sent.add(frame.text()));
            socket.onFrameReceived(frame -> received.add(frame.text()));
        });
        ada.onRequest(request -> sent.add(request.url() + Objects.toString(request.postData(), "")));
        Scene.join(ada, link, "Ada");
        assertThat(line()).hasText("Connected: this browser can reach the room");
        ada.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(sent).as("the watch works").contains("{\"type\":\"hello\",\"since\":0}");
        var before = sent.size();

        pad().click();
        ada.keyboard().press("Control+End");
        ada.keyboard().type("practised = 1");
        ada.getByLabel("Language", new Page.GetByLabelOptions().setExact(true)).selectOption("ruby");
        assertThat(pad().locator(".cm-line").last()).hasText("practised = 1");
        var beats = received.size();
        ada.waitForCondition(() -> received.size() > beats + 1);

        assertThat(sent.subList(before, sent.size()))
                .as("nothing but the other language's highlighting is asked for")
                .allMatch(message -> message.matches("http://[^/]+/[^/]+/js/shared/ruby[^/]*[.]js"));
        assertThat((String) ada.evaluate("() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])"))
                .doesNotContain("practised");
        assertThat((List<?>) ada.evaluate("async () => (await indexedDB.databases()).map(({ name }) => name)"))
                .isEmpty();
    }

    @Test
    void theCheckOfTheConnectionFollowsTheLine() {
        var wire = new Wire().hold(ada);
        Scene.join(ada, link, "Ada");
        assertThat(line()).hasText("Connected: this browser can reach the room");
        wire.cut();
        assertThat(line()).hasText("Connection lost. Trying again.");
        wire.mend();
        assertThat(line()).hasText("Connected: this browser can reach the room");
    }

    @Test
    void aCancelledInterviewIsWaitedForNoLonger() {
        Scene.join(ada, link, "Ada");
        assertThat(ada.getByText("Your interviewers will be here soon.")).isVisible();
        assertThat(line()).hasText("Connected: this browser can reach the room");
        interview.cancel(clock.instant());
        interviews.save(interview);
        assertThat(ada.locator("h1")).hasText("This interview was cancelled");
        assertThat(ada.getByText("It will not take place.")).isVisible();
    }

    private Locator line() {
        return ada.locator("#line [data-label]");
    }

    private Locator pad() {
        return ada.locator("#practice .cm-content");
    }
}
