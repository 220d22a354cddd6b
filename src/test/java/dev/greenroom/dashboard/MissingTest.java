package dev.greenroom.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.account.Role;
import dev.greenroom.account.User;
import dev.greenroom.dashboard.InterviewRow.Person;
import dev.greenroom.interview.Interview;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MissingTest {

    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    static final User GRACE =
            new User("grace@greenroom.example", "Grace Hopper", Role.INTERVIEWER, "{noop}nobody", NOW);
    static final Person GRACE_AWAY = new Person("Grace", 2, false, false);
    static final Person ALAN_PREPARES = new Person("Alan", 3, true, false);
    static final Person MARY_SITS = new Person("Mary", 4, true, true);

    @Test
    void whileTheCandidateWaitsItIsTheInterviewers() {
        assertThat(missing(null, true, GRACE_AWAY, ALAN_PREPARES))
                .isEqualTo(new Missing("interviewers", List.of("Grace"), true));
        assertThat(missing(null, true, ALAN_PREPARES)).isEqualTo(new Missing("preparing", List.of("Alan"), true));
        assertThat(missing(null, true)).isEqualTo(new Missing("anybody", List.of(), true));
    }

    @Test
    void whileAnInterviewerWaitsItIsTheCandidate() {
        assertThat(missing(null, false, GRACE_AWAY, MARY_SITS))
                .isEqualTo(new Missing("candidate", List.of("Mary"), true));
        assertThat(missing(null, false, ALAN_PREPARES))
                .as("preparing is not waiting")
                .isNull();
    }

    @Test
    void whenItsTimeHasComeItIsEverybodyUntilItWouldBeOver() {
        var everybody = new Missing("everybody", List.of(), true);
        assertThat(missing(Duration.ofSeconds(1), false, GRACE_AWAY)).isNull();
        assertThat(missing(Duration.ZERO, false, GRACE_AWAY)).isEqualTo(everybody);
        assertThat(missing(Duration.ofMinutes(-59), false)).isEqualTo(everybody);
        assertThat(missing(Duration.ofMinutes(-60), false)).isNull();
    }

    @Test
    void thatNobodyIsAssignedIsSaidWhenItIsNear() {
        assertThat(missing(Duration.ofHours(23), false)).isEqualTo(new Missing("unassigned", List.of(), false));
        assertThat(missing(Duration.ofHours(25), false)).isNull();
        assertThat(missing(Duration.ofHours(1), false, GRACE_AWAY)).isNull();
        assertThat(missing(null, false)).as("at any time").isNull();
    }

    private static @Nullable Missing missing(@Nullable Duration ahead, boolean candidateHere, Person... people) {
        var interview = new Interview("Ada Lovelace", GRACE, NOW);
        interview.reschedule(ahead == null ? null : NOW.plus(ahead), null);
        return Missing.of(interview, List.of(people), candidateHere, NOW);
    }
}
