package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import dev.greenroom.account.Role;
import dev.greenroom.interview.Interview;
import dev.greenroom.recording.Recordings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Leaving the tab, as a neutral fact: of the candidate, and only when none of their tabs is in front. */
@GreenroomTest
class FactsTest {

    private static final String AWAY = "{\"type\":\"look\",\"visible\":false}";
    private static final String BACK = "{\"type\":\"look\",\"visible\":true}";

    @Autowired
    Seating seating;

    @Autowired
    Recordings recordings;

    Interview interview;
    String ada;
    String grace;

    @BeforeEach
    void bothAreThere() {
        var user = seating.staff("Grace Hopper", Role.INTERVIEWER);
        interview = seating.interview(user);
        ada = seating.candidate(interview, "Ada");
        grace = seating.interviewer(interview, user);
    }

    @Test
    void twoTabsAreOnePerson() {
        try (var one = seating.connect(interview, ada).hello();
                var two = seating.connect(interview, ada).hello();
                var hers = seating.connect(interview, grace).hello()) {
            one.await("snapshot");
            two.await("snapshot");
            hers.await("snapshot");
            one.send(AWAY);
            one.send(AWAY);
            say(one, 1);
            hers.awaitEvent("said");
            assertThat(facts()).as("the other tab is in front").isEmpty();

            two.send(AWAY);
            hers.awaitEvent("left-tab");
            one.send(BACK);
            one.send(BACK);
            assertThat(one.awaitEvent("returned").get("by").asString())
                    .as("the candidate hears of it as well")
                    .isNotEmpty();
            assertThat(facts()).containsExactly("left-tab", "returned");
        }
        try (var later = seating.connect(interview, ada).hello()) {
            var told = later.await("snapshot").at("/state/facts");
            assertThat(told).hasSize(2);
        }
    }

    @Test
    void whoClosesTheTabInFrontHasLeftTheOthersInTheBackground() {
        try (var behind = seating.connect(interview, ada).hello();
                var hers = seating.connect(interview, grace).hello()) {
            behind.await("snapshot");
            hers.await("snapshot");
            try (var front = seating.connect(interview, ada).hello()) {
                front.await("snapshot");
                behind.send(AWAY);
                say(behind, 1);
                hers.awaitEvent("said");
            }
            long closed;
            try (var reloaded = seating.connect(interview, ada).hello()) {
                reloaded.await("snapshot");
                // By then the room has looked who is in front.
                reloaded.await("beat");
                say(behind, 2);
                closed = hers.awaitEvent("said").get("at").asLong();
            }
            assertThat(hers.awaitEvent("left-tab").get("at").asLong())
                    .as("a reload is no leaving: it counts from the second time")
                    .isGreaterThanOrEqualTo(closed + Absences.GRACE.toMillis());
            behind.send(BACK);
            hers.awaitEvent("returned");
            assertThat(facts()).containsExactly("left-tab", "returned");
        }
    }

    @Test
    void whoLeavesAgainAndAgainLeavesOnceASecondAndIsAwayInTheEnd() {
        try (var his = seating.connect(interview, ada).hello();
                var hers = seating.connect(interview, grace).hello()) {
            his.await("snapshot");
            hers.await("snapshot");
            for (var look = 0; look < 100; look++) {
                his.send(AWAY);
                his.send(BACK);
            }
            his.send(AWAY);
            say(his, 1);
            hers.awaitEvent("said");
            if (!facts().getLast().equals("left-tab")) hers.awaitEvent("left-tab");
        }
        var times = times("left-tab");
        for (var each = 1; each < times.size(); each++)
            assertThat(times.get(each) - times.get(each - 1)).isGreaterThanOrEqualTo(1_000);
        assertThat(facts().getLast()).isEqualTo("left-tab");
    }

    @Test
    void interviewersComeAndGoUnnoticed() {
        try (var hers = seating.connect(interview, grace).hello()) {
            hers.await("snapshot");
            hers.send(AWAY);
            say(hers, 1);
            hers.awaitEvent("said");
            assertThat(facts()).isEmpty();
        }
    }

    private static void say(RawClient client, int n) {
        client.send("{\"type\":\"say\",\"client\":\"c\",\"n\":" + n + ",\"text\":\"Hello\"}");
    }

    private List<Long> times(String type) {
        var times = new ArrayList<Long>();
        recordings.forEachAfter(interview.id(), 0, event -> {
            var told = JsonMapper.shared().readTree(event.line());
            if (told.get("type").asString().equals(type))
                times.add(told.get("at").asLong());
        });
        return times;
    }

    private List<String> facts() {
        var facts = new ArrayList<String>();
        recordings.forEachAfter(interview.id(), 0, event -> {
            var type = JsonMapper.shared().readTree(event.line()).get("type").asString();
            if (type.equals("left-tab") || type.equals("returned")) facts.add(type);
        });
        return facts;
    }
}
