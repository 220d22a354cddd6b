package dev.greenroom.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import dev.greenroom.room.RawClient;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** Who reads and writes whose private notes, and when; looked for in the bytes of every answer. */
@GreenroomTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoteRightsTest {

    Visits visits;

    @BeforeAll
    void people(@Autowired AutowireCapableBeanFactory beans) {
        visits = beans.createBean(Visits.class);
    }

    @Test
    void theOthersAreReadAfterOnesOwnFeedbackAndOnesOwnAlways() {
        var place = visits.place("finished");
        var seated = secret();
        var assigned = secret();
        write(Visitor.SEATED, place, seated);
        write(Visitor.ASSIGNED, place, assigned);
        assertThat(readers(place, seated))
                .containsExactlyInAnyOrder(Visitor.SEATED, Visitor.REVIEWER, Visitor.RECRUITER, Visitor.ADMIN);
        assertThat(readers(place, assigned))
                .containsExactlyInAnyOrder(Visitor.ASSIGNED, Visitor.REVIEWER, Visitor.RECRUITER, Visitor.ADMIN);

        submitFeedback(Visitor.ASSIGNED, place);
        assertThat(readers(place, seated)).contains(Visitor.ASSIGNED);
        assertThat(readers(place, assigned)).doesNotContain(Visitor.SEATED);

        submitFeedback(Visitor.SEATED, place);
        assertThat(readers(place, assigned))
                .containsExactlyInAnyOrder(
                        Visitor.SEATED, Visitor.ASSIGNED, Visitor.REVIEWER, Visitor.RECRUITER, Visitor.ADMIN);
    }

    @Test
    void whoInterviewsJudgesFirstWhateverTheirRole() {
        for (var visitor : List.of(Visitor.RECRUITER, Visitor.ADMIN)) {
            var place = visits.place("active");
            var seated = secret();
            write(Visitor.SEATED, place, seated);
            assertThat(readers(place, seated)).as("without a seat").contains(visitor);
            Visits.enter(visits.browser(visitor, place), "/i/" + place.token());
            assertThat(readers(place, seated)).as("before their own").doesNotContain(visitor);
            assertThat(list(visitor, place).body()).contains("\"sealed\":true");

            submitFeedback(visitor, place);
            assertThat(readers(place, seated)).as("after their own").contains(visitor);
        }
    }

    @Test
    void whoPreparesWritesThemWithoutASeatUntilItStarts() {
        var place = visits.place("pending");
        var note = secret();
        assertThat(put(Visitor.RECRUITER, place, UUID.randomUUID(), note).statusCode())
                .isEqualTo(403);
        visits.browser(Visitor.RECRUITER, place).post(place.address("/interviews/{id}/prepare"), Map.of());
        var id = write(Visitor.RECRUITER, place, note);
        Visits.enter(visits.browser(Visitor.ASSIGNED, place), "/i/" + place.token());

        assertThat(put(Visitor.RECRUITER, place, id, note + " more").statusCode())
                .isEqualTo(403);
        assertThat(list(Visitor.RECRUITER, place).body()).contains(note).doesNotContain(" more");
    }

    @Test
    void aNoteIsItsAuthorsAloneAndStaysInItsInterview() {
        var place = visits.place("active");
        var note = secret();
        var id = write(Visitor.SEATED, place, note);
        var elsewhere = visits.place("active");

        for (var answer : List.of(
                put(Visitor.ASSIGNED, place, id, "taken over"),
                put(Visitor.ASSIGNED, place, id, ""),
                delete(Visitor.ASSIGNED, place, id),
                put(Visitor.SEATED, elsewhere, id, "moved"),
                delete(Visitor.SEATED, elsewhere, id)))
            assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(list(Visitor.SEATED, place).body()).contains(note);
    }

    @Test
    void nothingOfThemIsInAnyByteThatACandidateGets() {
        var place = visits.place("active");
        var ada = visits.browser(Visitor.ADA, place);
        var note = secret();
        try (var socket = RawClient.open(
                visits.base().replace("http:", "ws:") + place.address("/i/*/socket"),
                "greenroom-seat=" + place.candidateSeat())) {
            socket.hello().await("snapshot");
            var id = write(Visitor.SEATED, place, note);
            socket.send("{\"type\":\"say\",\"client\":\"c\",\"n\":1,\"text\":\"Still here\"}");
            socket.awaitEvent("said");
            assertThat(ada.get("/i/" + place.token() + "/room").body())
                    .contains("chat-panel", "id=\"editor\"")
                    .doesNotContainIgnoringCase("private")
                    .doesNotContain("notes-", "/notes");
            assertNothing(ada, place, note);

            delete(Visitor.SEATED, place, id);
            write(Visitor.SEATED, place, note);
            visits.browser(Visitor.SEATED, place).post(place.address("/interviews/{id}/finish"), Map.of());
            socket.awaitClose();
            assertThat(socket.heard()).contains("Still here", "finished").doesNotContain(note, "note");
        }
        assertNothing(ada, place, note);
    }

    private static void assertNothing(HttpVisitor ada, Place place, String note) {
        var addresses = Rule.all().stream()
                .filter(rule -> rule.method().equals("GET"))
                .map(rule -> place.address(rule.pattern()))
                .distinct()
                .toList();
        assertThat(addresses)
                .hasSizeGreaterThan(15)
                .anyMatch(address -> address.endsWith("/notes"))
                .allSatisfy(address -> {
                    var answer = ada.get(address);
                    assertThat(answer.body() + answer.headers().map())
                            .as(address)
                            .doesNotContain(note);
                });
    }

    private UUID write(Visitor visitor, Place place, String text) {
        var id = UUID.randomUUID();
        assertThat(put(visitor, place, id, text).statusCode())
                .as("%s writes", visitor)
                .isEqualTo(200);
        return id;
    }

    private HttpResponse<String> put(Visitor visitor, Place place, UUID id, String text) {
        return visits.browser(visitor, place)
                .script("PUT", place.address("/interviews/{id}/notes/") + id, "{\"text\":\"" + text + "\"}");
    }

    private HttpResponse<String> delete(Visitor visitor, Place place, UUID id) {
        return visits.browser(visitor, place).script("DELETE", place.address("/interviews/{id}/notes/") + id, "");
    }

    private HttpResponse<String> list(Visitor visitor, Place place) {
        return visits.browser(visitor, place).get(place.address("/interviews/{id}/notes"));
    }

    private void submitFeedback(Visitor visitor, Place place) {
        visits.browser(visitor, place)
                .post(place.address("/interviews/{id}/feedback"), Map.of("recommendation", "YES", "notes", ""));
    }

    /** Whose answers hold it, wherever notes might be. */
    private Set<Visitor> readers(Place place, String note) {
        var readers = EnumSet.noneOf(Visitor.class);
        for (var visitor : Visitor.values()) {
            var browser = visits.browser(visitor, place);
            var found = Stream.of(
                            "/interviews/{id}/notes",
                            "/interviews/{id}/replay",
                            "/interviews/{id}/feedback/form",
                            "/interviews/{id}/recording.jsonl",
                            "/interviews/{id}/replay/events",
                            "/interviews/{id}/replay.html",
                            "/i/{token}/room")
                    .anyMatch(address ->
                            browser.get(place.address(address)).body().contains(note));
            if (found) readers.add(visitor);
        }
        return readers;
    }

    private static String secret() {
        return "Secret " + UUID.randomUUID();
    }
}
