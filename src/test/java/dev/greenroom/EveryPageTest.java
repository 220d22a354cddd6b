package dev.greenroom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.greenroom.Scene.button;
import static dev.greenroom.Scene.editor;
import static dev.greenroom.Scene.tab;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import dev.greenroom.account.Role;
import dev.greenroom.account.User;
import dev.greenroom.account.Users;
import dev.greenroom.feedback.Recommendation;
import dev.greenroom.feedback.ScorecardDesk;
import dev.greenroom.feedback.ScorecardDesk.Assessed;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import dev.greenroom.interview.Participant;
import dev.greenroom.interview.Participants;
import dev.greenroom.running.CodeRunner;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every page as people meet it, light, dark and on a phone: axe finds nothing, and nothing is wider than the screen.
 * With {@code GREENROOM_PICTURES=yes} in the environment it leaves a picture of each in {@code target/screenshots/pages},
 * to be looked at; taking them is a third of its time, and no check.
 */
@Tag("long")
@GreenroomTest
class EveryPageTest {

    private static final Path PICTURES = Path.of("target", "screenshots", "pages");
    private static final boolean TAKES_PICTURES = "yes".equals(System.getenv("GREENROOM_PICTURES"));

    /** Once it has been painted: what is drawn to measure hears of another size just before. */
    private static final String BEYOND = """
            async () => {
                await new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)))
                return document.documentElement.scrollWidth - innerWidth
            }""";

    private static final String LONG_WORD = "Longwordwithoutanend".repeat(6);

    @RegisterExtension
    Browser browser = new Browser();

    @TempDir
    Path folder;

    @Autowired
    Scene scene;

    @Autowired
    Users users;

    @Autowired
    Interviews interviews;

    @Autowired
    Clock clock;

    @Autowired
    CodeRunner runner;

    @Autowired
    Participants participants;

    @Autowired
    ScorecardDesk scorecards;

    final SoftAssertions softly = new SoftAssertions();

    User grace;

    @BeforeEach
    void graceWorksHere() {
        grace = Staff.newcomer(users, "Grace Hopper", Role.INTERVIEWER);
    }

    @AfterEach
    void nothingWasFound() {
        softly.assertAll();
    }

    @Test
    void staffPages() {
        var page = person();
        page.navigate("/sign-in");
        look(page, "sign-in");
        Scene.signIn(page, "nobody@greenroom.example", "wrong");
        look(page, "sign-in-refused");

        scene.signedIn(page, grace).navigate("/interviews");
        look(page, "dashboard-empty");
        interview("Ada Lovelace");
        interview("صوفيا كوفاليفسكايا");
        var tomorrow = interview("Wolfeschlegelsteinhausenbergerdorff-Mathematikprofessorin, Emmy Noether");
        tomorrow.reschedule(clock.instant().plus(Duration.ofDays(1)), 60);
        tomorrow.describe(tomorrow.candidateName(), "emmy@greenroom.example", "Senior Software Engineer, Platform");
        interviews.save(tomorrow);
        page.reload();
        look(page, "dashboard-pending");

        page.navigate("/interviews/new");
        look(page, "create");
        page.getByLabel("Candidate name").fill("Ada Lovelace");
        button(page, "Save").click();
        look(page, "dashboard-created");
        page.navigate("/interviews/new");
        page.getByLabel("Candidate name").fill(" ");
        button(page, "Save").click();
        look(page, "create-refused");
        page.navigate("/interviews/" + tomorrow.id() + "/edit");
        look(page, "edit");

        several(page);
        page.navigate("/statistics");
        look(page, "statistics-interviewer");

        page.navigate("/interviews?q=a");
        look(page, "search");
        page.navigate("/interviews?q=nobody+at+all+" + LONG_WORD);
        look(page, "search-none");
        page.navigate("/interviews?filter=&q=emmy&position=senior+software+engineer,+platform&mine=yes");
        look(page, "filter-search");
        page.navigate("/interviews?stage=finished&filter=&label=Backend&sort=name&interviewer=" + grace.id());
        look(page, "filter");
        page.navigate("/account");
        button(page, "Change password").click();
        look(page, "account-refused");
        page.getByLabel("Your account: Grace Hopper").click();
        look(page, "account-menu");

        page.navigate("/interviews/" + grace.id() + "/replay");
        look(page, "error-404");
        page.navigate("/i/AAAAAAAAAAAAAAAAAAAAAA");
        look(page, "link-to-nowhere");
    }

    /** Pasted with two bad lines; the good ones are kept, the others put right. */
    private void several(Page page) {
        page.navigate("/interviews/new");
        Scene.link(page, "Create several at once, from a list").click();
        look(page, "several");
        page.getByLabel("Candidates").fill("""
                Name\tE-Mail
                Ada Lovelace\tada@example.com
                Alan Turing, nowhere%s
                "Kovalevskaya, Sofya", sofya@example.com
                ada lovelace, ADA@example.com
                صوفيا كوفاليفسكايا
                """.formatted(LONG_WORD));
        page.getByLabel("Position").fill("Engineer");
        button(page, "Create all").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("2 lines need a look. Nothing was created.");
        look(page, "several-refused");
        button(page, "Create the 3 valid ones").click();
        assertThat(page.getByText("3 interviews created")).isVisible();
        assertThat(page.getByLabel("Candidates"))
                .hasValue("Alan Turing, nowhere" + LONG_WORD + "\nada lovelace, ADA@example.com");
        look(page, "several-left");
        page.getByLabel("Candidates").fill("Alan Turing, alan@example.com");
        button(page, "Create all").click();
        assertThat(page.getByText("One interview created")).isVisible();
        assertThat(page.getByLabel("Candidates")).hasCount(0);
        button(page, "Copy all").click();
        assertThat(button(page, "Copied")).isVisible();
        look(page, "several-created");
    }

    @Test
    void theWayThroughAnInterview() {
        var interview = interview("Ada Lovelace");
        var link = "/i/" + interview.token();
        var ada = person();
        ada.navigate(link);
        look(ada, "link");
        button(ada, "I'm the candidate").click();
        look(ada, "join");
        button(ada, "Join").click();
        look(ada, "join-refused");
        Scene.join(ada, link, "Ada");
        assertThat(ada.getByText("Your interviewer will be here soon")).isVisible();
        look(ada, "lobby");

        var other = person();
        other.navigate(link);
        button(other, "I'm the candidate").click();
        look(other, "taken");

        var page = scene.signedIn(person(), grace);
        page.navigate("/interviews");
        button(page, "Prepare the interview with Ada Lovelace").click();
        assertThat(editor(page)).isVisible();
        look(page, "room-prepare");
        Scene.type(page, "# Find the primes.\n");
        assertThat(page.getByText("All changes saved")).isVisible();
        page.navigate("/interviews/new?like=" + interview.id());
        assertThat(page.getByLabel("Copy what was prepared: main.py")).isChecked();
        look(page, "duplicate");
        Scene.enter(page, link);
        assertThat(editor(ada)).isVisible();
        Scene.type(ada, "def primes(limit):\n\"\"\"All primes below limit.\"\"\"\nsieve = [True] * limit\n");
        Scene.type(page, "# What about limit < 2?\n");
        ada.getByLabel("Write a message").fill("Good point, one moment.");
        button(ada, "Send").click();
        assertThat(page.getByText("Good point, one moment.")).isVisible();
        assertThat(editor(page)).containsText("sieve");
        button(ada, "Editor settings").click();
        look(ada, "room-settings");
        ada.keyboard().press("Escape");
        files(ada, page);
        programs(ada, page);
        tab(ada, "Activity").click();
        ada.evaluate("() => document.querySelector('.cm-content').dispatchEvent(new ClipboardEvent('paste', {"
                + " clipboardData: (data => (data.setData('text/plain', 'limit = 100'), data))(new DataTransfer()),"
                + " bubbles: true, cancelable: true }))");
        assertThat(ada.getByText("Pasted 11 characters into main")).isVisible();
        look(ada, "room-activity");
        tab(ada, "Chat").click();
        look(ada, "room-candidate");
        look(page, "room-interviewer");
        other.getByLabel("Your name").fill("Ada's laptop");
        other.getByRole(AriaRole.CHECKBOX).check();
        button(other, "Ask to be let in").click();
        assertThat(button(page, "Let in")).isVisible();
        look(other, "asking");
        look(page, "room-asked");
        tab(page, "Feedback").click();
        assertThat(page.getByLabel("Notes", new Page.GetByLabelOptions().setExact(true)))
                .isVisible();
        look(page, "room-feedback");
        tab(page, "Private notes").click();
        var note = page.getByLabel("Private note", new Page.GetByLabelOptions().setExact(true));
        note.fill("Asked what primes(1) gives.\nSieve at once, and knows why.");
        note.press("Enter");
        note.fill("x".repeat(20_001));
        assertThat(page.getByText("Not saved: A note has")).isVisible();
        look(page, "room-notes-refused");
        note.fill("Names are clear.");
        assertThat(page.locator("#notes-state")).hasText("Saved");
        look(page, "room-notes");
        button(page, "Finish").click();
        look(page, "room-finish");
        var dashboard = browser.tabOf(page);
        dashboard.navigate("/interviews?stage=active");
        look(dashboard, "dashboard-active");
        button(dashboard, "Finish Ada Lovelace").click();
        look(dashboard, "dashboard-finish");

        button(page, "Finish interview").click();
        assertThat(ada.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Thank you")))
                .isVisible();
        look(ada, "room-over");
        ada.reload();
        look(ada, "thanks");
        other.navigate(link);
        look(other, "finished-sign-in");

        assertThat(button(page, "Play")).isEnabled();
        look(page, "replay-feedback-form");
        tab(page, "Activity").click();
        look(page, "replay");
        button(page, "Keyboard shortcuts").click();
        look(page, "replay-keys");
        page.keyboard().press("Escape");
        tab(page, "Feedback").click();
        page.getByLabel("Notes", new Page.GetByLabelOptions().setExact(true))
                .fill("Clear names.\nTests early, and **asked** when unsure.");
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("3"))
                .first()
                .check();
        page.getByText("What each mark says").nth(1).click();
        button(page, "Add moment").click();
        look(page, "replay-feedback-filled");
        page.getByLabel("Strong yes").check();
        button(page, "Submit feedback").click();
        assertThat(page.getByText("Your feedback is submitted")).isVisible();
        look(page, "replay-feedback-submitted");
        takenAway(page);
        button(page, "Sealed").click();
        look(page, "replay-seal");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Verify the recording"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Intact");
        look(page, "verify");
        page.navigate("/interviews?stage=finished");
        look(page, "dashboard-finished");
        page.navigate("/interviews?q=ada");
        look(page, "search-finished");
        page.navigate("/statistics");
        page.locator("summary").first().click();
        look(page, "statistics");
    }

    /** The replay as a file, from the disk. */
    private void takenAway(Page page) {
        button(page, "Download").click();
        look(page, "replay-downloads");
        var file = page.waitForDownload(
                () -> Scene.link(page, "Download to watch offline").click());
        file.saveAs(folder.resolve("replay.html"));
        var offline = person();
        offline.navigate(folder.resolve("replay.html").toUri().toString());
        assertThat(button(offline, "Play")).isEnabled();
        look(offline, "replay-offline");
    }

    /** Many of them, with long names and in other scripts; the menu and the questions; one that is removed under her eyes. */
    private void files(Page ada, Page page) {
        for (var name : List.of(
                "test_primes.py",
                "what_the_interviewer_said_about_limits_below_two_and_what_i_think_of_it.md",
                "漢字のファイル.ts",
                "ملاحظات.txt",
                "gone.py")) {
            Scene.addFile(ada, name);
            assertThat(tab(page, name)).hasCount(1);
        }
        look(ada, "room-files");
        tab(ada, "ملاحظات.txt").focus();
        ada.keyboard().press("Delete");
        button(ada, "Files").click();
        look(ada, "room-files-menu");
        ada.keyboard().press("Escape");
        button(ada, "New file").click();
        ada.getByLabel("File name").fill("main.py");
        ada.keyboard().press("Enter");
        assertThat(ada.getByText("There is a file of that name already.")).isVisible();
        look(ada, "room-file-name");
        ada.keyboard().press("Escape");
        tab(page, "gone.py").click();
        Scene.files(page, "Remove gone.py");
        look(page, "room-remove-file");
        button(page, "Remove").click();
        assertThat(ada.getByText("Grace Hopper removed gone.py.")).isVisible();
        look(ada, "room-file-removed");
        button(ada, "Close").click();
        tab(page, "main.py").click();
        tab(ada, "main.py").click();
    }

    /** One that fails in colour, one that ends well, what they are given, and running switched off. */
    private void programs(Page ada, Page page) {
        ada.waitForCondition(() -> runner.state() != CodeRunner.State.UNTRIED);
        if (runner.state() == CodeRunner.State.NO_SANDBOX) return;
        tab(ada, "Input").click();
        ada.getByLabel("Arguments").fill("--limit 40");
        ada.getByLabel("Standard input", new Page.GetByLabelOptions().setExact(true))
                .click();
        ada.keyboard().type("18:00 Lantern Choir\n18:30 Paper Tigers");
        look(ada, "room-input");
        for (var program : List.of(
                "import sys\nfor colour in [*range(30, 48), *range(90, 98), 1, 2, 3, 4, 7, 9]: print(f'\\x1b[{colour}m {colour} \\x1b[m', end='')\n"
                        + "print('\\n\\u202eevil', flush=True)\nsys.exit('oh')",
                "import sys\nfor line in sys.stdin: print(line, end='')")) {
            editor(ada).click();
            ada.keyboard().press("Control+A");
            ada.keyboard().press("Delete");
            ada.keyboard().insertText(program);
            ada.keyboard().press("Control+Enter");
            assertThat(page.locator(".closing")).containsText(program.contains("exit") ? "Exit code 1" : "Exit code 0");
            look(page, program.contains("exit") ? "room-run-failed" : "room-run");
        }
        button(page, "Earlier runs").click();
        look(page, "room-runs");
        page.keyboard().press("Escape");
        button(page, "Running code").click();
        page.getByLabel("People may run code").uncheck();
        look(page, "room-running-off");
        page.getByLabel("People may run code").check();
        page.keyboard().press("Escape");
    }

    @Test
    void listsPanelsAndNewsInTheRoom() {
        var link = "/i/" + interview("Ada Lovelace").token();
        var ada = person();
        Scene.join(ada, link, "Ada");
        var page = scene.signedIn(person(), grace);
        Scene.enter(page, link);
        Scene.isReady(ada);
        Scene.type(ada, "threshold = 1\nprint(thres");
        assertThat(ada.locator(".cm-tooltip-autocomplete")).isVisible();
        look(ada, "room-completion");
        ada.keyboard().press("Escape");
        ada.keyboard().press("Control+F");
        ada.keyboard().type("thres");
        look(ada, "room-search");
        ada.keyboard().press("Escape");

        tab(page, "Activity").click();
        var message = ada.getByLabel("Write a message");
        for (var i = 1; i <= 20; i++) {
            message.fill(i == 1 ? "x".repeat(500) : "Message " + i + ", see https://example.com/" + i);
            message.press("Enter");
        }
        assertThat(tab(page, "Chat")).containsText("20");
        look(page, "room-chat-unread");
        tab(page, "Chat").click();
        page.locator("#chat-panel .scroll").evaluate("log => { log.scrollTop = 0 }");
        message.fill("One more");
        message.press("Enter");
        assertThat(button(page, "New messages")).isVisible();
        look(page, "room-chat-news");
        page.getByRole(AriaRole.SEPARATOR).focus();
        page.keyboard().press("End");
        look(page, "room-wide-panel");
        page.keyboard().press("Home");
        look(page, "room-narrow-panel");
    }

    /** Without the policy, which axe's own inline styles would break; every other browser test is under it. */
    private Page person() {
        return browser.person(new com.microsoft.playwright.Browser.NewContextOptions().setBypassCSP(true));
    }

    @Test
    void whatEveryRoleOpens() {
        var done = interview("Ada Lovelace");
        done.start(clock.instant());
        done.finish(clock.instant().plusSeconds(3_000), null);
        interviews.save(done);
        judged(done);
        for (var role : List.of(Role.ADMIN, Role.RECRUITER, Role.REVIEWER)) {
            var viewer = Staff.newcomer(users, "Barbara Liskov", role);
            var page = scene.signedIn(person(), viewer);
            page.navigate("/interviews?stage=finished");
            look(page, "finished-" + role);
            page.navigate("/interviews/" + done.id() + "/replay?tab=feedback");
            look(page, "feedback-" + role);
            page.navigate("/interviews/" + done.id() + "/feedback");
            look(page, "feedback-page-" + role);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            picture(page, "feedback-page-print");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            page.navigate("/statistics?range=all");
            look(page, "statistics-" + role);
            page.navigate("/staff");
            look(page, "staff-" + role);
            if (role != Role.ADMIN) continue;
            page.navigate("/staff/languages");
            look(page, "languages");
            page.navigate("/staff/new");
            look(page, "staff-new");
            page.navigate("/staff/" + viewer.id());
            look(page, "staff-edit");
        }
    }

    /** By three who differ, with a fourth to come; one of them half, one with long words. */
    private void judged(Interview interview) {
        var verdicts = List.of(Recommendation.STRONG_YES, Recommendation.YES, Recommendation.NO);
        var names = List.of(
                "Grace Hopper", "صوفيا كوفاليفسكايا", "Wolfeschlegelsteinhausenbergerdorff, Emmy", "Alan Turing");
        for (var name : names) {
            var author = Staff.newcomer(users, name, Role.INTERVIEWER);
            participants.save(Participant.interviewer(interview, author, clock.instant()));
            var nth = names.indexOf(name);
            if (nth == verdicts.size()) continue;
            scorecards.submit(
                    interview,
                    author,
                    verdicts.get(nth),
                    "Asked first, then wrote. " + "Longwordwithoutanend".repeat(nth * 3),
                    List.of(
                            new Assessed(
                                    "Problem solving", 4 - nth, "Saw the cost at once [12:34 main.py] and said why."),
                            new Assessed(
                                    "Communication",
                                    3,
                                    "[03:10] Calm.\nTook hints up [41:00 a_rather_long_name_of_a_test_file.py].")));
        }
    }

    private Interview interview(String candidate) {
        return interviews.save(new Interview(candidate, grace, clock.instant()));
    }

    private void look(Page page, String name) {
        page.setViewportSize(1280, 800);
        look(page, name, ColorScheme.LIGHT, "light");
        look(page, name, ColorScheme.DARK, "dark");
        page.setViewportSize(390, 844);
        look(page, name, ColorScheme.LIGHT, "phone");
        softly.assertThat((Integer) page.evaluate(BEYOND))
                .as(name + ": pixels beyond a phone's screen")
                .isLessThanOrEqualTo(0);
        page.setViewportSize(1280, 800);
    }

    private void look(Page page, String name, ColorScheme scheme, String variant) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
        picture(page, name + "-" + variant);
        // The phone has the same elements in the same colours.
        if (variant.equals("phone")) return;
        // In the dark the elements are the same: only their colours are looked at again.
        var found = variant.equals("dark") ? Axe.colourViolations(page) : Axe.violations(page);
        softly.assertThat(found).as(name + ", " + variant).isEmpty();
    }

    private static void picture(Page page, String name) {
        if (!TAKES_PICTURES) return;
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }
}
