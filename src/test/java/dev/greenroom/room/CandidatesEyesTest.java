package dev.greenroom.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.greenroom.Scene.addFile;
import static dev.greenroom.Scene.button;
import static dev.greenroom.Scene.editor;
import static dev.greenroom.Scene.files;
import static dev.greenroom.Scene.tab;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import dev.greenroom.Browser;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Scene;
import dev.greenroom.Staff;
import dev.greenroom.account.Role;
import dev.greenroom.account.User;
import dev.greenroom.account.Users;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import dev.greenroom.running.CodeRunner;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every byte that a candidate's browser receives, answers and frames, in an interview that uses everything: nothing of
 * what is only the interviewers' is among them.
 */
@GreenroomTest
class CandidatesEyesTest {

    /** What the interviewers write where the candidate may not read, each at one place. */
    private static final List<String> PRIVATE = List.of(
            "deleted-in-preparing",
            "said-in-preparing",
            "removed-file",
            "in-the-removed-file",
            "output-in-preparing",
            "arguments-in-preparing",
            "old-name",
            "note-in-preparing",
            "note-meanwhile",
            "note-while-alone",
            "draft-of-feedback",
            "submitted-feedback",
            "private-label");

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

    @Autowired
    Seating seating;

    @Autowired
    CodeRunner runner;

    final Queue<Response> answers = new ConcurrentLinkedQueue<>();
    final Queue<String> received = new ConcurrentLinkedQueue<>();

    @Test
    void seeNothingThatIsOnlyTheInterviewers() {
        var user = Staff.newcomer(users, "Grace Hopper", Role.INTERVIEWER);
        var interview = new Interview("Ada Lovelace", user, clock.instant());
        interview.label(List.of("private-label"));
        interview = interviews.save(interview);
        var link = "/i/" + interview.token();
        var grace = scene.signedIn(browser.person(), user);
        prepare(grace, interview, user);

        var ada = watched();
        joinReading(ada, link);
        grace.navigate(link);
        button(grace, "I'm the interviewer").click();
        Scene.isReady(grace);
        Scene.isReady(ada);
        read();
        together(grace, ada, link);
        Scene.finish(grace);
        assertThat(ada.getByText("Thank you").first()).isVisible();
        read();
        ada.reload();
        read();
        ada.navigate(link);
        read();

        var all = String.join("\n", received);
        assertThat(all).as("the watch works").contains("the-question", "typed-together", "said-to-all", "Grace Hopper");
        for (var word : PRIVATE)
            assertThat(all.contains(word)).as(word + " reached the candidate").isFalse();
        System.out.printf("%d answers and frames, %d characters%n", received.size(), all.length());
    }

    private void joinReading(Page ada, String link) {
        ada.navigate(link);
        read();
        button(ada, "I'm the candidate").click();
        ada.getByLabel("Your name").fill("Ada Lovelace");
        read();
        ada.getByRole(AriaRole.CHECKBOX).check();
        button(ada, "Join").click();
        assertThat(ada.getByLabel("Practice pad").first()).isVisible();
        ada.waitForLoadState(LoadState.NETWORKIDLE);
        read();
    }

    private void prepare(Page grace, Interview interview, User user) {
        grace.navigate("/interviews?stage=pending");
        grace.locator("#i-" + interview.id() + " button[formaction$='/prepare']")
                .click();
        Scene.isReady(grace);
        write(grace, "deleted-in-preparing");
        grace.keyboard().press("Control+a");
        grace.keyboard().insertText("# the-question\n");
        say(grace, "said-in-preparing");
        addFile(grace, "removed-file.md");
        write(grace, "in-the-removed-file");
        files(grace, "Remove removed-file.md");
        button(grace, "Remove").click();
        addFile(grace, "old-name.py");
        files(grace, "Rename old-name.py");
        grace.getByLabel("File name").fill("util.py");
        grace.keyboard().press("Enter");
        note(grace, "note-in-preparing");
        runInPreparing(interview, user);
        assertThat(grace.getByText("All changes saved")).isVisible();
    }

    /** Over a socket of its own, so that nothing but the output has the whole word. Where nothing can be run, nothing is. */
    private void runInPreparing(Interview interview, User user) {
        if (!"required".equals(System.getenv("GREENROOM_SANDBOX"))) return;
        Programs.requireSandbox(runner);
        try (var hers = seating.connect(interview, seating.signedIn(user)).hello()) {
            hers.await("snapshot");
            hers.send("{\"type\":\"add-file\",\"client\":\"p\",\"n\":1,\"name\":\"prepared.py\"}");
            var file = hers.awaitEvent("file-added").get("file").asString();
            hers.send(Programs.edit("p", 2, file, 0, "print('-'.join(['output', 'in', 'preparing']))"));
            hers.send(Programs.run("p", 3, file, "arguments-in-preparing"));
            assertThat(Programs.output(Programs.hear(hers))).isEqualTo("out:output-in-preparing\n");
        }
    }

    private void together(Page grace, Page ada, String link) {
        tab(ada, "main.py").click();
        write(ada, "typed-together");
        say(ada, "said-to-all");
        assertThat(grace.getByText("said-to-all")).isVisible();
        note(grace, "note-meanwhile");
        tab(grace, "Feedback").click();
        grace.getByLabel("Notes", new Page.GetByLabelOptions().setExact(true)).fill("draft-of-feedback");

        button(grace, "Give time alone").click();
        button(grace, "5 minutes").click();
        write(ada, " alone");
        note(grace, "note-while-alone");
        button(ada, "I am ready").click();
        button(grace, "Catch up at 8x").click();
        assertThat(grace.locator("#focus")).isHidden();

        var barbara = Staff.newcomer(users, "Barbara Liskov", Role.INTERVIEWER);
        var hers = scene.signedIn(browser.person(), barbara);
        Scene.enter(hers, link);
        tab(hers, "Feedback").click();
        hers.getByLabel("Notes", new Page.GetByLabelOptions().setExact(true)).fill("submitted-feedback");
        hers.getByLabel("Strong yes").check();
        button(hers, "Submit feedback").click();
        assertThat(hers.getByText("Your feedback is submitted")).isVisible();
        write(hers, "!");
        assertThat(ada.getByText("All changes saved")).isVisible();
    }

    /** All at once, so that it is one edit, whole in whatever bytes it is in. */
    private static void write(Page page, String text) {
        editor(page).click();
        page.keyboard().press("Control+End");
        page.keyboard().insertText(text);
    }

    private static void note(Page page, String text) {
        tab(page, "Private notes").click();
        page.getByLabel("Private note", new Page.GetByLabelOptions().setExact(true))
                .fill(text);
        page.keyboard().press("Enter");
        assertThat(page.locator("#notes-state")).hasText("Saved");
    }

    private static void say(Page page, String text) {
        tab(page, "Chat").click();
        page.getByLabel("Write a message").fill(text);
        page.keyboard().press("Enter");
    }

    /** A browser in which everything that comes in is kept: each answer whole, headers included, and each frame. */
    private Page watched() {
        var page = browser.person();
        page.onWebSocket(socket -> socket.onFrameReceived(frame -> received.add(frame.text())));
        page.onResponse(answers::add);
        return page;
    }

    /** The bodies of the answers so far: a browser forgets them when it leaves the page. */
    private void read() {
        for (var answer = answers.poll(); answer != null; answer = answers.poll()) {
            received.add(answer.url() + "\n" + answer.allHeaders());
            // A redirect has no body that a browser would keep.
            if (answer.status() < 300 || answer.status() >= 400)
                received.add(new String(body(answer), StandardCharsets.UTF_8));
        }
    }

    /** Where the browser has let go of a page already, the same again, with the same cookies. */
    private static byte[] body(Response answer) {
        try {
            return answer.body();
        } catch (PlaywrightException e) {
            assertThat(answer.request().method()).isEqualTo("GET");
            return answer.frame().page().context().request().get(answer.url()).body();
        }
    }
}
