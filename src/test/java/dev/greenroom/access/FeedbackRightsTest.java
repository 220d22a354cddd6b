package dev.greenroom.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import dev.greenroom.room.RawClient;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** Who reads feedback, and when; looked for in the bytes of every answer. */
@GreenroomTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedbackRightsTest {

    private static final String CHIP = "Strong no";

    Visits visits;

    @BeforeAll
    void people(@Autowired AutowireCapableBeanFactory beans) {
        visits = beans.createBean(Visits.class);
    }

    @Test
    void isReadByWhoeverMayAndAfterTheirOwn() {
        var place = visits.place("finished");
        var seated = secret();
        submit(Visitor.SEATED, place, seated);

        assertThat(readers(place, seated))
                .containsExactlyInAnyOrder(Visitor.SEATED, Visitor.REVIEWER, Visitor.RECRUITER, Visitor.ADMIN);

        var assigned = secret();
        submit(Visitor.ASSIGNED, place, assigned);
        assertThat(readers(place, seated))
                .containsExactlyInAnyOrder(
                        Visitor.SEATED, Visitor.REVIEWER, Visitor.RECRUITER, Visitor.ADMIN, Visitor.ASSIGNED);
        assertThat(readers(place, assigned))
                .containsExactlyInAnyOrder(
                        Visitor.SEATED, Visitor.REVIEWER, Visitor.RECRUITER, Visitor.ADMIN, Visitor.ASSIGNED);
    }

    @Test
    void whoInterviewedWritesFirstWhateverTheirRole() {
        for (var visitor : List.of(Visitor.RECRUITER, Visitor.ADMIN)) {
            var place = visits.place("active");
            assertThat(Visits.enter(visits.browser(visitor, place), "/i/" + place.token()))
                    .endsWith("/room");
            var seated = secret();
            submit(Visitor.SEATED, place, seated);
            assertThat(readers(place, seated)).as("before their own").doesNotContain(visitor);

            submit(visitor, place, secret());
            assertThat(readers(place, seated)).as("after their own").contains(visitor);
        }
    }

    @Test
    void theListTellsAVerdictToItsReadersOnly() {
        var place = visits.place("finished");
        submit(Visitor.SEATED, place, secret());
        var told = EnumSet.noneOf(Visitor.class);
        for (var visitor : Visitor.values()) {
            var list = visits.browser(visitor, place).get("/interviews?stage=finished");
            if (row(list.body(), place).contains(CHIP)) told.add(visitor);
        }
        assertThat(told).containsExactlyInAnyOrder(Visitor.SEATED, Visitor.REVIEWER, Visitor.RECRUITER, Visitor.ADMIN);
    }

    @Test
    void aFormThatWasTamperedWithIsAnsweredInASentence() {
        var place = visits.place("finished");
        for (var recommendation : List.of("KING", "", "yes\u0000", "😀")) {
            var answer = visits.browser(Visitor.SEATED, place)
                    .post(
                            place.address("/interviews/{id}/feedback"),
                            Map.of("recommendation", recommendation, "notes", "Clear <b>names</b>"));
            assertThat(answer.statusCode()).as(recommendation).isEqualTo(200);
            assertThat(answer.body()).contains("field-error", "Clear &lt;b&gt;names&lt;/b&gt;");
        }
    }

    @Test
    void nothingOfItIsInAnyByteThatACandidateGets() {
        var place = visits.place("active");
        var ada = visits.browser(Visitor.ADA, place);
        var notes = secret();
        try (var socket = RawClient.open(
                visits.base().replace("http:", "ws:") + place.address("/i/*/socket"),
                "greenroom-seat=" + place.candidateSeat())) {
            socket.hello().await("snapshot");
            submit(Visitor.SEATED, place, notes);
            socket.send("{\"type\":\"say\",\"client\":\"c\",\"n\":1,\"text\":\"Still here\"}");
            socket.awaitEvent("said");
            assertNothing(ada, place, notes);

            visits.browser(Visitor.SEATED, place).post(place.address("/interviews/{id}/finish"), Map.of());
            socket.awaitClose();
            assertThat(socket.heard())
                    .contains("Still here", "finished")
                    .doesNotContain(notes, CHIP, "STRONG_NO", "recommendation", "feedback", "scorecard");
        }
        assertNothing(ada, place, notes);
    }

    private static void assertNothing(HttpVisitor ada, Place place, String notes) {
        var addresses = Rule.all().stream()
                .filter(rule -> rule.method().equals("GET"))
                .map(rule -> place.address(rule.pattern()))
                .distinct()
                .toList();
        assertThat(addresses).hasSizeGreaterThan(15).allSatisfy(address -> {
            var answer = ada.get(address);
            assertThat(answer.body() + answer.headers().map()).as(address).doesNotContain(notes, CHIP, "STRONG_NO");
        });
    }

    private void submit(Visitor visitor, Place place, String notes) {
        var answer = visits.browser(visitor, place)
                .post(
                        place.address("/interviews/{id}/feedback"),
                        Map.of("recommendation", "STRONG_NO", "notes", notes));
        assertThat(answer.statusCode()).as("%s submits", visitor).isEqualTo(302);
    }

    /** Whose answers hold it, wherever feedback is shown. */
    private Set<Visitor> readers(Place place, String notes) {
        var readers = EnumSet.noneOf(Visitor.class);
        for (var visitor : Visitor.values()) {
            var browser = visits.browser(visitor, place);
            var found = Arrays.stream(new String[] {
                        "/interviews/{id}/replay?tab=feedback",
                        "/interviews/{id}/feedback/form",
                        "/interviews/{id}/recording.jsonl",
                        "/i/{token}/room",
                        "/interviews?stage=finished"
                    })
                    .anyMatch(address ->
                            browser.get(place.address(address)).body().contains(notes));
            if (found) readers.add(visitor);
        }
        return readers;
    }

    private static String row(String list, Place place) {
        return Arrays.stream(list.split("<tr"))
                .filter(row -> row.contains(place.token()))
                .findFirst()
                .orElse("");
    }

    private static String secret() {
        return "Secret " + UUID.randomUUID();
    }
}
