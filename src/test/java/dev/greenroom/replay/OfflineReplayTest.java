package dev.greenroom.replay;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.greenroom.Scene.button;
import static org.assertj.core.api.Assertions.assertThat;

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
import dev.greenroom.interview.Participant;
import dev.greenroom.interview.Participants;
import dev.greenroom.recording.EveryEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The replay as a file: opened from the disk, with the network off. */
@GreenroomTest
class OfflineReplayTest {

    private static final String CODE = "print('one')\nprint('two 😀')";

    @RegisterExtension
    Browser browser = new Browser();

    @Autowired
    MockMvcTester mvc;

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

    @TempDir
    Path folder;

    @Test
    void playsEverythingThatCanHappen() throws IOException {
        var grace = Staff.newcomer(users, "Grace Hopper", Role.INTERVIEWER);
        var answer = mvc.get()
                .uri("/interviews/{id}/replay.html", recorded(grace).id())
                .with(Staff.as(grace))
                .exchange();
        assertThat(answer).hasStatus(200);
        assertThat(answer.getResponse().getHeader("Content-Disposition")).contains("attachment", "Ada");
        var html = new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(html.replaceAll("(?s)<script.*?</script>", ""))
                .doesNotContain("csrf", "/notes", "/feedback", "href=\"/", grace.email());

        var page = browser.person();
        page.context().setOffline(true);
        var asked = new ArrayList<String>();
        page.onRequest(request -> asked.add(request.url()));
        open(page, html);
        assertThat(button(page, "Play")).isEnabled();
        assertThat(page.getByText("One event was recorded by a newer Greenroom"))
                .isVisible();
        assertThat(page.getByText("This file is incomplete")).isHidden();
        var timeline = page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName("Timeline"));
        timeline.focus();
        page.keyboard().press("End");
        page.waitForCondition(() -> Scene.text(page).equals(CODE));
        assertThat(page.locator(".cm-line .tok-string").first()).isVisible();
        assertThat(page.getByText("two is late")).isVisible();
        assertThat(page.getByRole(AriaRole.LOG, new Page.GetByRoleOptions().setName("Activity")))
                .containsText("Which one comes first?");
        page.keyboard().press("Home");
        page.waitForCondition(() -> Scene.text(page).isEmpty());
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "offline.png")));
        assertThat(asked).as("nothing but the file").allMatch(url -> url.matches("(file|data|blob):.*"));

        open(page, html.replaceFirst("(id=\"recording\">.{600}).{40}", "$1AAAA"));
        assertThat(page.getByText("The recording in this file is damaged")).isVisible();
        for (var length :
                List.of(html.length() - 30, html.indexOf("id=\"recording\"") + 700, html.length() / 2, 60_000)) {
            open(page, html.substring(0, length));
            assertThat(page.getByText("This file is incomplete")).isVisible();
        }
    }

    private void open(Page page, String html) throws IOException {
        page.navigate(
                Files.writeString(folder.resolve("replay.html"), html).toUri().toString());
    }

    private Interview recorded(User grace) {
        var now = clock.instant();
        var interview = new Interview("Ada Lovelace", grace, now);
        interview.start(now);
        interview.finish(now.plusSeconds(30), grace.id());
        var saved = interviews.save(interview);
        var ada = participants.save(Participant.candidate(saved, "Ada", "hash of " + saved.id(), "2026-11", now));
        var interviewer = participants.save(Participant.interviewer(saved, grace, now));
        var lines = EveryEvent.lines(ada.id(), interviewer.id(), now.toEpochMilli());
        for (var seq = 1; seq <= lines.size(); seq++)
            jdbc.sql("insert into recorded_event (interview_id, seq, at, type, payload) values (?, ?, ?, 'any', ?)")
                    .params(saved.id(), seq, now.toEpochMilli() + seq, lines.get(seq - 1))
                    .update();
        return saved;
    }
}
