package dev.greenroom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.greenroom.account.Role;
import dev.greenroom.account.User;
import dev.greenroom.account.Users;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import dev.greenroom.interview.Participant;
import dev.greenroom.interview.Participants;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The replay of three hours in which everything happens now and then, by keys alone, and as axe sees it. */
@Tag("long")
@GreenroomTest
class LongReplayTest {

    @RegisterExtension
    Browser browser = new Browser();

    @Autowired
    Scene scene;

    @Autowired
    Users users;

    @Autowired
    Interviews interviews;

    @Autowired
    Participants participants;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    /** Prepared the interview, and never entered it. */
    User alan;

    Interview interview;

    @BeforeEach
    void anInterviewTookPlace() {
        var grace = Staff.newcomer(users, "Grace Hopper", Role.INTERVIEWER);
        alan = Staff.newcomer(users, "Alan Turing", Role.INTERVIEWER);
        var start = clock.instant().minus(Duration.ofHours(3));
        var three = new Interview("Ada Lovelace", grace, start);
        three.start(start);
        three.finish(start.plus(Duration.ofHours(3)), grace.id());
        interview = interviews.save(three);
        var ada = participants.save(
                Participant.candidate(interview, "Ada", "hash of " + interview.id(), "2026-11", start));
        var interviewer = participants.save(Participant.interviewer(interview, grace, start));
        participants.save(Participant.interviewer(interview, alan, start));
        var events = new ThreeHours(start.toEpochMilli(), ada.id(), interviewer.id()).events;
        for (var seq = 1; seq <= events.size(); seq++)
            jdbc.sql("insert into recorded_event (interview_id, seq, at, type, payload) values (?, ?, ?, 'any', ?)")
                    .params(
                            interview.id(),
                            seq,
                            events.get(seq - 1).at(),
                            events.get(seq - 1).line(seq))
                    .update();
    }

    @Test
    void isUsedByKeysAlone() {
        var page = open(new NewContextOptions());
        along(page);
        stretches(page);
        besideTheCode(page);
    }

    private void along(Page page) {
        var timeline = page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName("Timeline"));
        Keys.reach(page, timeline);
        leads(page, "Home", timeline, 0);
        leads(page, "ArrowRight", timeline, 5);
        leads(page, "Shift+ArrowRight", timeline, 6);
        leads(page, "Alt+ArrowRight", timeline, 36);
        leads(page, "ArrowLeft", timeline, 31);
        leads(page, "r", timeline, 6 * 60);
        leads(page, "r", timeline, 60 * 60);
        leads(page, "Shift+R", timeline, 6 * 60);
        leads(page, "p", timeline, 40 * 60);
        leads(page, "m", timeline, 179 * 60);
        // Half of the time in which something happens.
        leads(page, "5", timeline, 38 * 60, 60 * 60);
        page.keyboard().press("l");
        assertThat(Scene.button(page, "Pause")).isVisible();
        page.keyboard().press("l");
        assertThat(page.getByLabel("2x", new Page.GetByLabelOptions().setExact(true)))
                .isChecked();
        page.keyboard().press("j");
        assertThat(page.getByLabel("1x", new Page.GetByLabelOptions().setExact(true)))
                .isChecked();
        page.keyboard().press("k");
        assertThat(Scene.button(page, "Play")).isVisible();
        page.keyboard().press("f");
        assertThat(page.getByLabel("Follow cursor")).not().isChecked();
        page.keyboard().press("+");
        assertThat(page.locator(".timeline")).hasAttribute("data-zoomed", "");
        page.keyboard().press("-");
        assertThat(page.locator(".timeline")).not().hasAttribute("data-zoomed", "");
    }

    private void stretches(Page page) {
        var idle = page.locator(".tl-break").first();
        Keys.reach(page, idle);
        assertThat(idle).hasAccessibleName(Pattern.compile("\\d+m without activity from 0\\d:\\d\\d on.*"));
        page.keyboard().press("Enter");
        assertThat(page.locator(".tl-break.opened")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator(".tl-break.opened")).hasCount(0);
        assertThat(idle).isFocused();

        Keys.reach(page, page.locator("#zoom"));
        for (var i = 0; i < 30; i++) page.keyboard().press("ArrowRight");
        assertThat(page.locator(".timeline")).hasAttribute("data-zoomed", "");
        var window = page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName("Visible part"));
        Keys.reach(page, window);
        page.keyboard().press("Home");
        assertThat(window).hasAttribute("aria-valuenow", "0");
        page.keyboard().press("ArrowRight");
        assertThat(window).not().hasAttribute("aria-valuenow", "0");
        Keys.reach(page, Scene.button(page, "Show all"));
        page.keyboard().press("Enter");
        assertThat(page.locator(".timeline")).not().hasAttribute("data-zoomed", "");
        Keys.reach(page, Scene.button(page, "Next run"));
        page.keyboard().press("Enter");
        assertThat(page.locator("#announcement")).containsText("ran");
    }

    private void besideTheCode(Page page) {
        var split = page.getByRole(AriaRole.SEPARATOR, new Page.GetByRoleOptions().setName("Width of the side panel"));
        var width = split.getAttribute("aria-valuenow");
        Keys.reach(page, split);
        page.keyboard().press("ArrowLeft");
        assertThat(split).not().hasAttribute("aria-valuenow", width);
        var field = page.getByLabel("Search code, chat and events");
        Keys.reach(page, field);
        page.keyboard().type("one last question");
        page.keyboard().press("Enter");
        assertThat(page.locator("#clock")).hasText("2:59:00");
        field.press("Escape");
        Keys.reach(page, page.locator("[data-filter] summary"));
        page.keyboard().press("Enter");
        Keys.reach(page, page.getByLabel("Chat", new Page.GetByLabelOptions().setExact(true)));
        page.keyboard().press("Space");
        assertThat(page.locator("#transcript li:visible", new Page.LocatorOptions().setHasText("One last question?")))
                .hasCount(0);
        page.keyboard().press("Space");
        Keys.reach(page, page.locator("#facts summary"));
        page.keyboard().press("Enter");
        assertThat(page.locator("#facts")).containsText("Ada:");
        Keys.reach(page, page.locator("#facts a").first());
        page.keyboard().press("Enter");
        var wrote = page.locator("#transcript li", new Page.LocatorOptions().setHasText("Ada wrote"))
                .first();
        Keys.reach(page, wrote.getByRole(AriaRole.LINK));
        page.keyboard().press("Enter");
        assertThat(page.locator("#clock")).hasText(Pattern.compile("0[12]:\\d\\d"));
        Keys.reach(page, wrote.locator("button.more"));
        page.keyboard().press("Enter");
        assertThat(wrote).containsText("abcdefg");

        Keys.reach(page, page.getByLabel("Private note", new Page.GetByLabelOptions().setExact(true)));
        page.keyboard().type("Watched from afar");
        page.keyboard().press("Enter");
        // Who did nothing in the room has no lane.
        var lane = page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Grace Hopper"));
        assertThat(lane.getByRole(
                        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("Watched from"))))
                .isVisible();
    }

    @Test
    void isFoundAccessible() {
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            var page = open(new NewContextOptions().setColorScheme(scheme).setViewportSize(1440, 900));
            look(page, "whole-" + scheme);
            var track = page.locator(".tl-track");
            track.hover(new Locator.HoverOptions().setPosition(300, 40));
            assertThat(page.locator(".tl-tip")).isVisible();
            look(page, "tip-" + scheme);
            page.locator(".tl-break").first().click();
            for (var i = 0; i < 6; i++) page.keyboard().press("+");
            page.locator("#facts summary").click();
            look(page, "zoomed-" + scheme);
            page.setViewportSize(390, 844);
            look(page, "phone-" + scheme);
        }
    }

    private static void look(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", "long-replay-" + name.toLowerCase() + ".png")));
        assertThat(Axe.violations(page)).as(name).isEmpty();
    }

    private Page open(NewContextOptions preferences) {
        var page = scene.signedIn(browser.person(preferences), alan);
        page.navigate("/interviews/" + interview.id() + "/replay");
        assertThat(Scene.button(page, "Play")).isEnabled();
        return page;
    }

    /** A key leads to so many seconds into the interview. */
    private static void leads(Page page, String key, Locator timeline, double seconds) {
        leads(page, key, timeline, seconds, seconds);
    }

    private static void leads(Page page, String key, Locator timeline, double least, double most) {
        page.keyboard().press(key);
        page.waitForCondition(() -> {
            var seconds = Double.parseDouble(timeline.inputValue());
            return seconds > least - 0.1 && seconds < most + 0.1;
        });
    }

    private static final class ThreeHours {

        record Event(long at, String rest) {

            String line(int seq) {
                return "{\"seq\":%d,\"at\":%d,%s}".formatted(seq, at, rest);
            }
        }

        final List<Event> events = new ArrayList<>();
        private final long start;
        private final UUID ada;
        private int written;

        ThreeHours(long start, UUID ada, UUID grace) {
            this.start = start;
            this.ada = ada;
            add(
                    0,
                    null,
                    "file-added",
                    "\"client\":null,\"n\":0,\"file\":\"f1\",\"name\":\"main.py\",\"language\":\"python\"");
            add(0, grace, "joined", "\"role\":\"interviewer\",\"consent\":null");
            add(0, ada, "joined", "\"role\":\"candidate\",\"consent\":\"2026-11\"");
            add(0, null, "started", "");
            writes(1, 4);
            runs(6, 1, 1);
            writes(20, 25);
            add(40, ada, "edited", edit("pasted", "import math\\nimport sys\\n"));
            add(41, ada, "left-tab", "");
            add(42, ada, "returned", "");
            runs(60, 2, 0);
            writes(100, 110);
            add(179, grace, "said", "\"client\":\"g\",\"n\":1,\"text\":\"One last question?\"");
            add(180, grace, "finished", "\"cause\":null");
        }

        private void writes(int from, int to) {
            for (var second = from * 60; second < to * 60; second += 2) {
                var letter = String.valueOf((char) ('a' + second / 2 % 26));
                events.add(event(start + 1_000L * second, ada, "edited", edit("typed", letter)));
            }
        }

        private String edit(String how, String text) {
            var lines = text.replace("\\n", "\",\"");
            var change = "[%s[0,\"%s\"]]".formatted(written > 0 ? written + "," : "", lines);
            var edit =
                    "\"client\":\"a\",\"n\":%d,\"file\":\"f1\",\"revision\":%d,\"changes\":[%s],\"ms\":[0],\"how\":\"%s\""
                            .formatted(events.size(), revisions(), change, how);
            written += text.replace("\\n", "\n").length();
            return edit;
        }

        private long revisions() {
            return events.stream()
                    .filter(event -> event.rest().contains("\"edited\""))
                    .count();
        }

        private void runs(int minute, int run, int code) {
            add(
                    minute,
                    ada,
                    "run-started",
                    "\"client\":\"a\",\"n\":%d,\"run\":%d,\"file\":\"f1\",\"language\":\"python\",\"arguments\":\"\",\"revisions\":{\"f1\":%d}"
                            .formatted(events.size(), run, revisions()));
            add(minute, null, "run-output", "\"run\":%d,\"pieces\":[[\"out\",\"42\\n\"]]".formatted(run));
            add(
                    minute,
                    null,
                    "run-ended",
                    "\"run\":%d,\"outcome\":\"exited\",\"code\":%d,\"ms\":40,\"memory\":9000000".formatted(run, code));
        }

        private void add(int minute, UUID by, String type, String rest) {
            events.add(event(start + 60_000L * minute, by, type, rest));
        }

        private static Event event(long at, UUID by, String type, String rest) {
            var who = by == null ? "null" : "\"" + by + "\"";
            return new Event(at, "\"by\":%s,\"type\":\"%s\"".formatted(who, type) + (rest.isEmpty() ? "" : "," + rest));
        }
    }
}
