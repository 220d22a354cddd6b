package dev.greenroom.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.greenroom.GreenroomTest;
import dev.greenroom.Staff;
import dev.greenroom.account.Role;
import dev.greenroom.account.User;
import dev.greenroom.account.Users;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

@GreenroomTest
class RowMarkupTest {

    @Autowired
    RowMarkup lines;

    @Autowired
    InterviewRows rows;

    @Autowired
    Interviews interviews;

    @Autowired
    Users users;

    @Autowired
    Clock clock;

    User grace;
    Interview interview;

    @BeforeEach
    void anInterview() {
        below("");
        grace = Staff.newcomer(users, "Grace Hopper", Role.RECRUITER);
        interview = interviews.save(new Interview("Ada <b>Lovelace</b>", grace, clock.instant()));
    }

    @AfterEach
    void afterTheRequest() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void whatSaysTheSameIsWrittenOnce() {
        assertThat(line(grace, ZoneOffset.UTC))
                .isSameAs(line(grace, ZoneOffset.UTC))
                .contains("Ada &lt;b&gt;Lovelace&lt;/b&gt;", "/interviews/" + interview.id() + "/cancel");
    }

    @Test
    void forHowLongItRunsIsSaidAnew() {
        interview.reschedule(clock.instant().minusSeconds(3_900), 30);
        interview.start(clock.instant().minusSeconds(3_900));
        var first = line(grace, ZoneOffset.UTC);
        assertThat(first)
                .containsPattern(">1:0[5-9]:\\d\\d</time>")
                .containsPattern(">[^<]*3[5-9]:\\d\\d[^<]*</time>")
                .doesNotContain(RowViews.RUNNING, RowViews.OVER);
        await().pollInSameThread().until(() -> !line(grace, ZoneOffset.UTC).equals(first));
    }

    @Test
    void whoMayDoLessHasAnotherLine() {
        line(grace, ZoneOffset.UTC);
        var reviewer = Staff.newcomer(users, "Edsger Dijkstra", Role.REVIEWER);
        assertThat(line(reviewer, ZoneOffset.UTC)).contains("Lovelace").doesNotContain("/cancel", "/edit", "/prepare");
    }

    @Test
    void eachReadsTimesInTheirOwnZone() {
        interview.reschedule(Instant.parse("2099-06-01T10:00:00Z"), 60);
        assertThat(line(grace, ZoneOffset.UTC)).contains("Mon 1 Jun 2099, 10:00");
        assertThat(line(grace, ZoneId.of("Asia/Tokyo"))).contains("Mon 1 Jun 2099, 19:00");
    }

    @Test
    void addressesAreThoseOfTheRequest() {
        line(grace, ZoneOffset.UTC);
        below("/hiring");
        assertThat(line(grace, ZoneOffset.UTC))
                .contains("href=\"/hiring/i/" + interview.token())
                .doesNotContain("href=\"/i/");
    }

    @Test
    void whatFollowsOneAnotherIsOnePiece() {
        var others = List.of("Alan Turing", "Emmy Noether", "Sofya Kovalevskaya").stream()
                .map(name -> interviews.save(new Interview(name, grace, clock.instant())))
                .toList();
        others.getLast().reschedule(clock.instant().plusSeconds(1), 60);
        var all = Stream.concat(Stream.of(interview), others.stream()).toList();
        var fresh = Optional.of(interview.id());
        var pieces = lines.of(
                rows.of(grace, ZoneOffset.UTC, all, fresh),
                new RowViews.Around(ZoneOffset.UTC, Marks.NONE, false, fresh, Optional.empty()));
        assertThat(pieces)
                .extracting(ShownRows::heading)
                .satisfiesExactly(
                        just -> assertThat(just).isNull(),
                        unscheduled -> assertThat(unscheduled.name()).isEqualTo("unscheduled"),
                        soon -> assertThat(soon.name()).isIn("today", "tomorrow"));
        assertThat(pieces)
                .extracting(ShownRows::link)
                .satisfiesExactly(
                        link -> assertThat(link).endsWith(interview.token()),
                        link -> assertThat(link).isNull(),
                        link -> assertThat(link).isNull());
        assertThat(pieces.get(1).markup())
                .containsSubsequence("Alan Turing", "Emmy Noether")
                .doesNotContain("Sofya", "Ada");
    }

    private String line(User viewer, ZoneId zone) {
        var around = new RowViews.Around(zone, Marks.NONE, false, Optional.empty(), Optional.empty());
        return lines.line(
                rows.of(viewer, zone, List.of(interview), Optional.empty()).getFirst(), around);
    }

    private static void below(String root) {
        var request = new MockHttpServletRequest();
        request.setContextPath(root);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request, new MockHttpServletResponse()));
    }
}
