package dev.greenroom.replay;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.greenroom.Scene.button;
import static dev.greenroom.Scene.editor;
import static dev.greenroom.Scene.hasTabs;
import static dev.greenroom.Scene.tab;
import static dev.greenroom.Scene.type;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** The replay in a browser: a short interview with a pause in the middle, played, sought and linked to. */
@GreenroomTest
class ReplayPageTest {

    /** Longer than what counts as idle, 5 s. */
    private static final int PAUSE = 8_000;

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

    Page ada;

    @Test
    void isPlayedSoughtAndLinkedTo() {
        var user = Staff.newcomer(users, "Grace Hopper", Role.INTERVIEWER);
        var page = recorded(user);
        assertThat(slider(page)).hasValue("0");
        assertThat(page.locator("#doing")).isEmpty();
        assertThat(page.locator(".tl-labels .name").first()).hasText("Ada");
        var end = Double.parseDouble(slider(page).getAttribute("max"));
        var pause =
                Double.parseDouble(line(page, "Half time").getAttribute("href").substring("#t=".length()))
                        + PAUSE / 2_000.0;

        page.getByLabel("2x", new Page.GetByLabelOptions().setExact(true)).check();
        var skipping = secondsSeenWhilePlaying(page);
        shows(page, "one two");
        assertThat(skipping).as("the pause is skipped").noneMatch(at -> at > pause - 1 && at < pause + 1);
        page.waitForCondition(() -> Double.parseDouble(slider(page).inputValue()) == end);

        page.getByLabel("Skip idle").uncheck();
        var whole = secondsSeenWhilePlaying(page);
        assertThat(whole).as("the pause is played").anyMatch(at -> at > pause - 1 && at < pause + 1);

        var facts = page.locator("#facts");
        facts.getByText("Facts").click();
        assertThat(facts).containsText("Ada: 7 typed (100 %)");
        facts.getByRole(AriaRole.LINK).first().click();
        shows(page, "one ");
        facts.getByText("Facts").click();

        slider(page).focus();
        page.keyboard().press("Home");
        shows(page, "");
        page.keyboard().press("End");
        shows(page, "one two");
        line(page, "Half time").click();
        shows(page, "one ");
        findsAndFilters(page);
        line(page, "Half time").click();
        shows(page, "one ");
        var moment = button(page, "Copy link to this moment").getAttribute("data-copy");
        assertThat(moment).matches(".*/replay#t=\\d+\\.\\d");

        byKeys(page, moment);
        byMouse(page);
        byFingers(page);

        var tab = browser.tabOf(page);
        tab.navigate(moment);
        shows(tab, "one ");
        assertThat(tab.locator("[aria-current]")).containsText("Half time");
        tab.navigate(moment.replaceAll("#.*", "#t=nonsense"));
        tab.reload();
        assertThat(slider(tab)).hasValue("0");
    }

    private static void findsAndFilters(Page page) {
        var items = page.locator("#transcript li:visible");
        var all = items.count();
        var field = page.getByLabel("Search code, chat and events");
        field.fill("TW");
        assertThat(items).hasCount(1);
        assertThat(items.locator("mark")).hasText("tw");
        assertThat(page.getByText("One hit")).isVisible();
        field.press("Enter");
        shows(page, "one two");
        button(page, "Lines added: 1, removed: 1").click();
        assertThat(items.locator("del")).hasText("one ");
        assertThat(items.locator("ins")).hasText("one two");
        field.fill("nowhere to be found");
        assertThat(page.getByText("Nothing found")).isVisible();
        field.press("Escape");
        assertThat(items).hasCount(all);
        page.getByText("Filter", new Page.GetByTextOptions().setExact(true)).click();
        page.getByLabel("Code", new Page.GetByLabelOptions().setExact(true)).uncheck();
        assertThat(items.filter(new Locator.FilterOptions().setHasText("wrote")))
                .hasCount(0);
        page.getByLabel("Code", new Page.GetByLabelOptions().setExact(true)).check();
        assertThat(items).hasCount(all);
        page.getByText("Filter", new Page.GetByTextOptions().setExact(true)).click();
    }

    private void byKeys(Page page, String moment) {
        slider(page).focus();
        page.keyboard().press("0");
        shows(page, "");
        assertThat(slider(page)).hasAttribute("aria-valuetext", Pattern.compile("0 seconds of \\d+ seconds.*"));
        page.keyboard().press("m");
        shows(page, "one ");
        assertThat(page.locator("#announcement")).containsText("Ada: Half time");
        page.waitForCondition(() -> page.url().endsWith(moment.replaceAll(".*#", "#")));
        page.keyboard().press(">");
        page.waitForCondition(() -> Scene.text(page).startsWith("one t"));
        page.keyboard().press("<");
        shows(page, "one ");
        page.keyboard().press("m");
        page.keyboard().press(".");
        page.waitForCondition(() -> Scene.text(page).startsWith("one t"));
        assertThat(slider(page)).hasAttribute("aria-valuetext", Pattern.compile(".*Ada is editing main.py"));
        assertThat(page.locator("#doing")).hasText("Ada is typing");
        page.keyboard().press(",");
        shows(page, "one ");
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("#doing")).isEmpty();
        var controls = page.locator(".controls");
        var height = controls.boundingBox().height;
        page.keyboard().press("+");
        page.keyboard().press("+");
        assertThat(timeline(page)).hasAttribute("data-zoomed", "");
        assertThat(button(page, "Show all")).isVisible();
        assertThat(controls.boundingBox().height).isEqualTo(height);
        page.keyboard().press("Shift+0");
        assertThat(timeline(page)).not().hasAttribute("data-zoomed", "");
        page.keyboard().press("s");
        assertThat(page.getByLabel("Skip idle")).isChecked();
        page.keyboard().press("s");
        assertThat(page.getByLabel("Skip idle")).not().isChecked();
        page.keyboard().press("Home");
        page.keyboard().press("k");
        assertThat(button(page, "Pause")).isVisible();
        page.keyboard().press("j");
        assertThat(page.getByLabel("1x", new Page.GetByLabelOptions().setExact(true)))
                .isChecked();
        page.keyboard().press(" ");
        assertThat(button(page, "Play")).isVisible();
        page.keyboard().press("?");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("5 seconds back, forward");
        page.keyboard().press("Escape");
        page.keyboard().press("c");
        assertThat(page.locator("#copy-moment")).hasText("Copied");
        assertThat(controls.boundingBox().height).isEqualTo(height);
    }

    private void byMouse(Page page) {
        var track = page.locator(".tl-track");
        var width = track.boundingBox().width;
        track.click(new Locator.ClickOptions().setPosition(width - 1, 60));
        shows(page, "one two");
        page.mouse().move(track.boundingBox().x + width / 2, track.boundingBox().y + 60);
        page.mouse().down();
        page.mouse().move(track.boundingBox().x - 10, track.boundingBox().y + 60);
        shows(page, "");
        page.mouse().up();
        var marker = page.locator(".tl-lane .marker[data-kind=chat]");
        marker.hover();
        assertThat(page.locator(".tl-tip")).containsText("Ada: Half time");
        marker.click();
        var said =
                Double.parseDouble(line(page, "Half time").getAttribute("href").substring("#t=".length()));
        page.waitForCondition(
                () -> Math.abs(Double.parseDouble(slider(page).inputValue()) - Math.max(0, said - 2)) < 0.2);
        page.keyboard().down("Control");
        page.mouse().wheel(0, -300);
        page.keyboard().up("Control");
        assertThat(timeline(page)).hasAttribute("data-zoomed", "");
        button(page, "Show all").click();
        assertThat(timeline(page)).not().hasAttribute("data-zoomed", "");
    }

    /** Two that move apart zoom in where they are, and back; one alone scrubs. */
    private static void byFingers(Page page) {
        var box = page.locator(".tl-track").boundingBox();
        var devtools = page.context().newCDPSession(page);
        var y = box.y + 60;
        var middle = box.x + box.width / 2;
        touch(devtools, "touchStart", y, middle - 30, middle + 30);
        for (var apart = 40; apart <= 120; apart += 20) touch(devtools, "touchMove", y, middle - apart, middle + apart);
        touch(devtools, "touchEnd", y);
        assertThat(timeline(page)).hasAttribute("data-zoomed", "");
        touch(devtools, "touchStart", y, middle - 130, middle + 130);
        for (var apart = 110; apart >= 10; apart -= 20) touch(devtools, "touchMove", y, middle - apart, middle + apart);
        touch(devtools, "touchEnd", y);
        assertThat(timeline(page)).not().hasAttribute("data-zoomed", "");

        touch(devtools, "touchStart", y, middle);
        touch(devtools, "touchMove", y, middle + 20);
        touch(devtools, "touchMove", y, box.x + box.width - 1);
        shows(page, "one two");
        touch(devtools, "touchMove", y, box.x);
        shows(page, "");
        touch(devtools, "touchEnd", y);
    }

    /** Where each finger is; none at the end. */
    private static void touch(CDPSession devtools, String type, double y, double... fingers) {
        var points = new JsonArray();
        for (var i = 0; i < fingers.length; i++) {
            var point = new JsonObject();
            point.addProperty("x", fingers[i]);
            point.addProperty("y", y);
            point.addProperty("id", i);
            points.add(point);
        }
        var event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", points);
        devtools.send("Input.dispatchTouchEvent", event);
    }

    @Test
    void showsTheFilesOfEachMomentAndFollowsWhoWrites() {
        var user = Staff.newcomer(users, "Grace Hopper", Role.INTERVIEWER);
        var grace = enter(user);
        type(ada, "one");
        Scene.addFile(ada, "util.py");
        type(ada, "two");
        tab(grace, "util.py").click();
        assertThat(editor(grace)).containsText("two");
        Scene.files(grace, "Rename util.py");
        grace.getByLabel("File name").fill("tools.py");
        grace.keyboard().press("Enter");
        Scene.addFile(grace, "notes.md");
        type(grace, "three");
        tab(grace, "tools.py").click();
        Scene.files(grace, "Remove tools.py");
        button(grace, "Remove").click();
        var page = finished(grace);

        slider(page).focus();
        page.keyboard().press("End");
        hasTabs(page, "notes.md", "main.py", "notes.md");
        shows(page, "three");
        page.keyboard().press("Home");
        hasTabs(page, "main.py", "main.py");
        shows(page, "");
        line(page, "Ada wrote in util.py").click();
        hasTabs(page, "util.py", "main.py", "util.py");
        line(page, "Grace Hopper renamed util.py to tools.py").click();
        hasTabs(page, "tools.py", "main.py", "tools.py");
        shows(page, "two");
        assertThat(page.locator(".cm-authors .cm-line.p1")).hasText("two");
        var bar = page.locator(".cm-authors .cm-line.p1").boundingBox();
        page.mouse().move(bar.x + 1, bar.y + bar.height / 2);
        assertThat(page.locator(".cm-authors").getByTitle("Ada")).isVisible();
        assertThat(page.getByLabel("Code at this moment")).hasAccessibleDescription("Ada wrote line 1.");
        assertThat(page.locator(".cm-author")).hasCount(0);
        page.getByLabel("Author colours").check();
        assertThat(page.locator(".cm-author.p1")).hasText("two");

        page.getByLabel("Follow cursor").uncheck();
        tab(page, "main.py").click();
        shows(page, "one");
        line(page, "Grace Hopper wrote in notes.md").click();
        hasTabs(page, "main.py", "main.py", "tools.py", "notes.md");
        tab(page, "tools.py").focus();
        page.keyboard().press("Delete");
        page.keyboard().press("ArrowLeft");
        hasTabs(page, "main.py", "main.py", "tools.py", "notes.md");
        line(page, "Grace Hopper removed tools.py").click();
        page.getByLabel("Follow cursor").check();
        page.getByLabel("32x").check();
        slider(page).focus();
        page.keyboard().press("Home");
        button(page, "Play").click();
        hasTabs(page, "notes.md", "main.py", "notes.md");
        shows(page, "three");
        assertThat(button(page, "New file")).hasCount(0);
    }

    private Page recorded(User user) {
        var grace = enter(user);
        type(ada, "one ");
        ada.getByLabel("Write a message").fill("Half time");
        button(ada, "Send").click();
        ada.waitForTimeout(PAUSE);
        type(ada, "two");
        assertThat(editor(grace)).containsText("one two");
        return finished(grace);
    }

    private Page enter(User user) {
        var interview = interviews.save(new Interview("Ada Lovelace", user, clock.instant()));
        var link = "/i/" + interview.token();
        ada = browser.person();
        Scene.join(ada, link, "Ada");
        var grace = scene.signedIn(browser.person(), user);
        Scene.enter(grace, link);
        return grace;
    }

    private static Page finished(Page grace) {
        Scene.finish(grace);
        assertThat(grace).hasURL(Pattern.compile(".*/replay.*"));
        assertThat(button(grace, "Play")).isEnabled();
        tab(grace, "Activity").click();
        return grace;
    }

    /** Where the slider was at each frame, from the start until playing had ended. */
    @SuppressWarnings("unchecked")
    private static List<Double> secondsSeenWhilePlaying(Page page) {
        slider(page).focus();
        page.keyboard().press("Home");
        page.evaluate("""
                () => {
                  window.seen = []
                  let hasBegun = false
                  const look = () => {
                    window.seen.push(Number(document.querySelector("#timeline").value))
                    const isPlaying = document.querySelector("#replay").hasAttribute("data-playing")
                    hasBegun ||= isPlaying
                    if (isPlaying || !hasBegun) requestAnimationFrame(look)
                  }
                  requestAnimationFrame(look)
                }""");
        button(page, "Play").click();
        assertThat(button(page, "Pause")).isVisible();
        assertThat(button(page, "Play")).isVisible();
        return ((List<Number>) page.evaluate("() => window.seen"))
                .stream().map(Number::doubleValue).toList();
    }

    /** The time of a line of the transcript, as a link to it. */
    private static Locator line(Page page, String text) {
        return page.getByRole(AriaRole.LOG, new Page.GetByRoleOptions().setName("Activity"))
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText(text))
                .getByRole(AriaRole.LINK);
    }

    private static Locator timeline(Page page) {
        return page.locator(".timeline");
    }

    private static Locator slider(Page page) {
        return page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName("Timeline"));
    }

    private static void shows(Page page, String text) {
        page.waitForCondition(() -> Scene.text(page).equals(text));
    }
}
