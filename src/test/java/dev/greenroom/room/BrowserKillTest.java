package dev.greenroom.room;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import dev.greenroom.GreenroomTest;
import dev.greenroom.MortalBrowser;
import dev.greenroom.Scene;
import dev.greenroom.account.Role;
import dev.greenroom.account.User;
import dev.greenroom.interview.Interview;
import dev.greenroom.recording.RecordedEvent;
import dev.greenroom.recording.Recordings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Ada's browser ends by SIGKILL while she types, on a line that is slow and sometimes dead: what had a receipt is in the
 * recording, what had none comes when she opens the room again, but for the last moment before the kill, and nothing is
 * there twice.
 */
@GreenroomTest
@Tag("long")
class BrowserKillTest {

    private static final int KILLS = 2;

    /** What is put in at once, and counted: the letter tells the round. */
    private static final Pattern MARK = Pattern.compile("[a-e]\\d+;");

    /** What was typed before one kill, in order, and when, in nanoseconds. */
    private record Round(Map<String, Long> typed, Set<String> acknowledged, long killed) {}

    @TempDir
    Path profile;

    @Autowired
    Seating seating;

    @Autowired
    Recordings recordings;

    @LocalServerPort
    int port;

    final Random chance = new Random(SimulatedRooms.seed("SIGKILL of Chromium"));

    ChaosProxy network;
    User grace;
    Interview interview;

    @BeforeEach
    void anActiveInterview() {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "Looks for processes in /proc");
        network = new ChaosProxy("localhost", port);
        grace = seating.staff("Grace Hopper", Role.INTERVIEWER);
        interview = seating.interview(grace);
        seating.interviewer(interview, grace);
    }

    @AfterEach
    void takeDown() throws IOException {
        network.close();
    }

    @Test
    void losesNothingThatWasWrittenDown() {
        var rounds = new ArrayList<Round>();
        join();
        for (var i = 0; i < KILLS; i++) rounds.add(typeUntilKilled(i));
        try (var last = MortalBrowser.open(profile, url())) {
            enter(last.page());
        }
        requireNothingLost(rounds);
    }

    private Round typeUntilKilled(int round) {
        try (var browser = MortalBrowser.open(profile, url())) {
            var ada = browser.page();
            var acknowledged = acknowledgedOn(ada);
            enter(ada);
            Scene.editor(ada).click();
            network.slow(chance.nextInt(60), 1_000);
            var typed = new LinkedHashMap<String, Long>();
            for (var n = 0; n < 20; n++) type(ada, (char) ('a' + round), typed);
            if (round % 2 == 1) network.stall();
            var killed = CompletableFuture.supplyAsync(() -> killSoon(browser));
            try {
                while (!killed.isDone()) type(ada, (char) ('a' + round), typed);
            } catch (PlaywrightException _) {
                // The key on its way when it was killed: nobody knows whether it was typed.
            }
            var when = killed.join();
            network.slow(0, 100_000);
            network.resume();
            graceTypes(round);
            acknowledged.retainAll(typed.keySet());
            return new Round(typed, acknowledged, when);
        }
    }

    private long killSoon(MortalBrowser browser) {
        try {
            Thread.sleep(chance.nextInt(50, 1_500));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var now = System.nanoTime();
        browser.kill();
        return now;
    }

    private void type(Page page, char letter, Map<String, Long> typed) {
        var mark = letter + "" + typed.size() + ";";
        page.keyboard().insertText(mark);
        typed.put(mark, System.nanoTime());
        page.waitForTimeout(chance.nextInt(30));
    }

    /** Fills with what the browser has heard to be in the recording. */
    private static Set<String> acknowledgedOn(Page page) {
        var acknowledged = ConcurrentHashMap.<String>newKeySet();
        page.onWebSocket(socket -> socket.onFrameReceived(frame -> {
            if (frame.text().contains("\"edited\""))
                MARK.matcher(frame.text()).results().forEach(mark -> acknowledged.add(mark.group()));
        }));
        return acknowledged;
    }

    /** Ends in order, for Chromium takes half a minute until a cookie is on the disk. */
    private void join() {
        try (var browser = MortalBrowser.open(profile, url())) {
            Scene.join(browser.page(), "/i/" + interview.token(), "Ada");
            Scene.isReady(browser.page());
        }
    }

    /** Everything there is to send is sent when this returns. */
    private void enter(Page page) {
        page.navigate("/i/" + interview.token() + "/room");
        Scene.isReady(page);
        JournalTest.isWrittenDown(page, 0);
    }

    /** So that what Ada left behind has to go around something. */
    private void graceTypes(int round) {
        try (var hers = seating.connect(interview, seating.signedIn(grace)).hello()) {
            hers.await("snapshot");
            hers.send("""
                    {"type":"edit","file":"f1","revision":0,"client":"grace-%d","n":1,"changes":[[[0,"g"]]],"ms":[0],"how":"typed"}
                    """.formatted(round));
            hers.awaitEvent("edited");
        }
    }

    private void requireNothingLost(List<Round> rounds) {
        var lines = new ArrayList<String>();
        recordings.forEachAfter(interview.id(), 0, (RecordedEvent event) -> lines.add(event.line()));
        var recorded = MARK.matcher(new ReplayedRecording(lines).text())
                .results()
                .map(mark -> mark.group())
                .toList();
        var typed = 0;
        var acknowledged = 0;
        var lost = 0;
        var cut = 0;
        var brought = 0;
        var longest = 0L;
        for (var round : rounds) {
            var missing = round.typed().keySet().stream()
                    .filter(mark -> !recorded.contains(mark))
                    .toList();
            typed += round.typed().size();
            acknowledged += round.acknowledged().size();
            lost += (int) round.acknowledged().stream()
                    .filter(mark -> !recorded.contains(mark))
                    .count();
            cut += missing.size();
            brought += round.typed().size()
                    - missing.size()
                    - (int) round.typed().keySet().stream()
                            .filter(round.acknowledged()::contains)
                            .count();
            for (var mark : missing)
                longest = Math.max(longest, round.killed() - round.typed().get(mark));
            assertThat(round.typed().keySet().stream().toList())
                    .as("what is missing was typed last")
                    .endsWith(missing.toArray(String[]::new));
        }
        var doubled = recorded.size() - Set.copyOf(recorded).size();
        System.out.printf(
                "SIGKILL of Chromium: %d acknowledged, %d unacknowledged, %d lost, %d doubled; of the unacknowledged %d arrived"
                        + " afterwards, %d had been typed too late to be written down, at most %d ms before the kill%n",
                acknowledged, typed - acknowledged, lost, doubled, brought, cut, longest / 1_000_000);
        assertThat(acknowledged).as("acknowledged").isPositive();
        assertThat(brought).as("brought by the next page").isPositive();
        assertThat(lost).as("lost").isZero();
        assertThat(doubled).as("doubled").isZero();
    }

    private String url() {
        return "http://localhost:" + network.port();
    }
}
