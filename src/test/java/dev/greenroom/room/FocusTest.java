package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Participant;
import dev.greenroom.interview.Participants;
import dev.greenroom.recording.EventLog;
import dev.greenroom.recording.Recorded;
import dev.greenroom.recording.Recordings;
import dev.greenroom.running.CodeRunner;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Minutes that an interviewer gives the candidate alone, over real sockets. */
@GreenroomTest
class FocusTest {

    private static final String FOCUS = "{\"type\":\"focus\",\"client\":\"g\",\"n\":1,\"minutes\":5}";

    @Autowired
    Seating seating;

    @Autowired
    Rooms rooms;

    @Autowired
    RoomTransactions transactions;

    @Autowired
    Snapshots snapshots;

    @Autowired
    Participants participants;

    @Autowired
    EventLog eventLog;

    @Autowired
    Recordings recordings;

    @Autowired
    CodeRunner runner;

    @Autowired
    Clock clock;

    Seating.Both both;
    Interview interview;
    RawClient ada;
    RawClient grace;

    @BeforeEach
    void bothAreThere() {
        both = seating.both();
        interview = both.interview();
        ada = both.ada();
        grace = both.grace();
    }

    @AfterEach
    void bothLeave() {
        both.close();
    }

    @Test
    void lastsUntilTheCandidateHasHadEnough() {
        grace.send(FOCUS);
        var started = ada.awaitEvent("focus-started");
        grace.send("{\"type\":\"focus\",\"client\":\"g\",\"n\":2,\"minutes\":5}");
        assertThat(grace.await("refused").get("code").asString()).isEqualTo("not-now");
        try (var later = seating.connect(interview, both.graceCookie()).hello()) {
            var until = later.await("snapshot").at("/state/focus/until").asLong();
            assertThat(until).isEqualTo(started.get("at").asLong() + 300_000);
        }
        ada.send("{\"type\":\"end-focus\",\"client\":\"a\",\"n\":1}");
        assertThat(grace.awaitEvent("focus-ended").get("client").asString()).isEqualTo("a");
        try (var later = seating.connect(interview, both.graceCookie()).hello()) {
            assertThat(later.await("snapshot").get("state").has("focus")).isFalse();
        }
    }

    @Test
    void lastsUntilTheTimeIsUp() {
        grace.send(FOCUS);
        ada.awaitEvent("focus-started");

        roomAfter(Duration.ofSeconds(290)).tick();
        awaitCommits();
        assertThat(types()).doesNotContain("focus-ended");
        roomAfter(Duration.ofSeconds(301)).tick();
        awaitCommits();

        assertThat(types().getLast()).isEqualTo("focus-ended");
    }

    @Test
    void endsWithTheInterview() {
        grace.send(FOCUS);
        ada.awaitEvent("focus-started");
        rooms.get(interview.id()).finish(both.user().id());
        assertThat(types()).endsWith("focus-ended", "finished");
    }

    /** The same room, as another node has it to which the candidate comes, and whose clock is that much further. */
    private Room roomAfter(Duration time) {
        var loaded = new LoadedLog();
        recordings.forEachAfter(interview.id(), 0, event -> loaded.add(Recorded.of(event)));
        var people = participants.findByInterviewIdOrderByEnteredAt(interview.id());
        var room = new Room(
                interview.id(),
                loaded,
                people,
                List.of(),
                transactions,
                snapshots,
                eventLog,
                runner,
                Clock.offset(clock, time));
        room.enter(people.stream().filter(Participant::isCandidate).findFirst().orElseThrow());
        return room;
    }

    private void awaitCommits() {
        eventLog.open(interview.id(), 0, 0, clock, _ -> {}).awaitCommits(Duration.ofSeconds(10));
    }

    private List<String> types() {
        var types = new ArrayList<String>();
        recordings.forEachAfter(interview.id(), 0, event -> types.add(event.type()));
        return types;
    }
}
