package dev.greenroom.demo;

import dev.greenroom.account.Accounts;
import dev.greenroom.account.DemoAccount;
import dev.greenroom.account.Role;
import dev.greenroom.account.User;
import dev.greenroom.account.Users;
import dev.greenroom.feedback.PrivateNotes;
import dev.greenroom.feedback.Recommendation;
import dev.greenroom.feedback.ScorecardDesk;
import dev.greenroom.feedback.ScorecardDesk.Assessed;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import dev.greenroom.recording.EventLog;
import dev.greenroom.room.Rehearsals;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Fills an empty demo: four people, and interviews in all three stages. What is finished was played by {@link Scripts}
 * through the real rooms, with the clock moved back. Before the web server starts, so nobody meets the moved clock.
 */
@Component
@ConditionalOnBooleanProperty(name = "greenroom.demo")
class DemoData implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DemoData.class);

    private final List<DemoAccount> people;
    private final Users users;
    private final Accounts accounts;
    private final Interviews interviews;
    private final Rehearsals rehearsals;
    private final ScorecardDesk scorecards;
    private final PrivateNotes privateNotes;
    private final DemoClock clock;
    private boolean running;

    DemoData(
            List<DemoAccount> people,
            Users users,
            Accounts accounts,
            Interviews interviews,
            Rehearsals rehearsals,
            ScorecardDesk scorecards,
            PrivateNotes privateNotes,
            DemoClock clock) {
        this.people = people;
        this.users = users;
        this.accounts = accounts;
        this.interviews = interviews;
        this.rehearsals = rehearsals;
        this.scorecards = scorecards;
        this.privateNotes = privateNotes;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        if (users.count() > 0) return;
        var now = clock.instant();
        clock.moveTo(now.minus(Duration.ofDays(30)));
        var staff = new EnumMap<Role, User>(Role.class);
        for (var person : people)
            staff.put(person.role(), accounts.create(person.email(), person.name(), person.role(), person.password()));
        try {
            fill(staff, now);
        } finally {
            clock.release();
        }
        log.info("The demo is filled with interviews in all three stages");
    }

    private void fill(Map<Role, User> staff, Instant now) {
        var grace = staff.get(Role.INTERVIEWER);
        var mary = staff.get(Role.RECRUITER);
        clock.moveTo(at(now, -6, 14));
        var first = pending("Ngozi Ọkọnkwọ", "Data Engineer", mary, null, 30, grace);
        clock.moveTo(at(now, -6, 15));
        playFirstUnique(first, grace);
        clock.moveTo(at(now, -2, 9));
        var second = pending("Chidi Okonkwo-Bergström", "Frontend Engineer", mary, at(now, -1, 10), 60, grace);
        clock.moveTo(at(now, -1, 10));
        playCache(second, grace, mary);
        clock.moveTo(now.minus(Duration.ofHours(3)));
        pending("Nguyễn Thị Thanh Hương", "Senior Backend Engineer", mary, now.plus(Duration.ofMinutes(90)), 60, grace);
        pending("李雪晴", "Data Engineer", mary, at(now, 1, 9), 60, grace, mary);
        pending("Emre Yıldız", "Frontend Engineer", grace, at(now, 1, 15), 45, grace);
        pending("Олена Ковальчук", "Site Reliability Engineer", mary, at(now, 5, 10), 60);
        pending("محمد الفاسي", "Backend Engineer", mary, at(now, 6, 13), 60, mary);
        pending("Siobhán Ní Bhriain", "Engineering Graduate Programme", mary, at(now, 7, 9), null);
        pending("Mateus Andrade", null, mary, null, null);
        var active = pending("Ingrid Sæther", "Principal Engineer, Developer Experience", mary, now, 60, grace);
        clock.moveTo(now.minus(Duration.ofMinutes(4)));
        playRunning(active, grace);
    }

    private void playFirstUnique(Interview interview, User grace) {
        var rehearsal = rehearsals.of(interview);
        var candidate = rehearsals.candidate(rehearsal, "Ngozi");
        clock.forward(Duration.ofSeconds(20));
        var interviewer = rehearsals.interviewer(rehearsal, grace);
        Scripts.firstUnique(new Play(clock, rehearsal, privateNotes, 1), candidate, interviewer, grace);
        clock.forward(Duration.ofMinutes(12));
        scorecards.submit(
                interviews.get(interview.id()),
                grace,
                Recommendation.YES,
                "A careful, pleasant half hour. She would learn the rest of our stack quickly.",
                List.of(
                        new Assessed(
                                "Problem solving",
                                3,
                                "Asked about the empty string before writing a line. Saw the quadratic cost as soon as"
                                        + " she was asked."),
                        new Assessed("Code quality", 3, "Knew Counter, and used it where it says what is meant."),
                        new Assessed("Testing and debugging", 4, "Tests came by themselves."),
                        new Assessed("Communication", 3, "Thought aloud all the way.")));
    }

    private void playCache(Interview interview, User grace, User mary) {
        var rehearsal = rehearsals.of(interview);
        var interviewer = rehearsals.interviewer(rehearsal, grace);
        clock.forward(Duration.ofSeconds(50));
        var second = rehearsals.interviewer(rehearsal, mary);
        clock.forward(Duration.ofSeconds(30));
        var candidate = rehearsals.candidate(rehearsal, "Chidi Okonkwo-Bergström");
        Scripts.cache(new Play(clock, rehearsal, privateNotes, 2), candidate, interviewer, second, grace, mary);
        clock.forward(Duration.ofMinutes(25));
        scorecards.submit(
                interviews.get(interview.id()),
                grace,
                Recommendation.STRONG_YES,
                "The best use of an hour I have seen this year.",
                List.of(
                        new Assessed(
                                "Problem solving",
                                4,
                                "Began with the simplest thing that works [08:00 cache.py], then made it fast by himself."),
                        new Assessed("Code quality", 4, "Passing in the clock was his own idea [31:00 cache.py]."),
                        new Assessed(
                                "Testing and debugging",
                                4,
                                "Two good tests, one of them for the edge at exactly ten seconds."),
                        new Assessed("Communication", 3, "Says what he is about to do. Quiet while he reads.")));
        clock.forward(Duration.ofHours(2));
        scorecards.submit(
                interviews.get(interview.id()),
                mary,
                Recommendation.YES,
                "I would work with him.",
                List.of(
                        new Assessed("Problem solving", 3, "Needed a hint for a capacity of zero."),
                        new Assessed("Testing and debugging", 2, "Good tests, but only once the code was there."),
                        new Assessed("Communication", 4, "Calm and clear, also when the test was red.")));
    }

    private void playRunning(Interview interview, User grace) {
        var rehearsal = rehearsals.of(interview);
        var candidate = rehearsals.candidate(rehearsal, "Ingrid");
        var interviewer = rehearsals.interviewer(rehearsal, grace);
        Scripts.running(new Play(clock, rehearsal, privateNotes, 3), candidate, interviewer);
        candidate.leave();
        interviewer.leave();
    }

    private Interview pending(
            String name,
            @Nullable String position,
            User author,
            @Nullable Instant startsAt,
            @Nullable Integer minutes,
            User... interviewers) {
        var interview = new Interview(name, author, clock.instant());
        interview.describe(name, null, position);
        interview.reschedule(startsAt, minutes);
        interview.assign(Set.copyOf(Arrays.stream(interviewers).map(User::id).toList()));
        clock.forward(Duration.ofMinutes(1));
        return interviews.save(interview);
    }

    /** That hour, so many days from today. */
    private static Instant at(Instant now, int days, int hour) {
        return now.atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .plusDays(days)
                .atTime(LocalTime.of(hour, 0))
                .toInstant(ZoneOffset.UTC);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Once rooms and log work, long before the web server. */
    @Override
    public int getPhase() {
        return EventLog.PHASE + 100;
    }
}
