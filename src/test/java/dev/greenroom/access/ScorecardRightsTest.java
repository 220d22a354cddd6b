package dev.greenroom.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.greenroom.GreenroomTest;
import dev.greenroom.room.RawClient;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who learns what of a scorecard: every kind of viewer times every thing it has, looked for in the bytes of all that the
 * application answers them, wherever it could be. Grace (SEATED) has submitted one, and is changing it.
 */
@GreenroomTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScorecardRightsTest {

    private static final String COMPETENCY = "01939f00-0000-7000-8000-000000000010";

    /**
     * What is looked for: the draft's words; the submitted evidence, notes and mark; the verdict in a chip of the list and
     * on pages; how many there are; that Ada's interview waits for one's own feedback; the interview itself in a search.
     */
    private static final String TABLE = """
            viewer              draft evidence notes anchor verdict count mine found
            NOBODY              -     -        -     -      -       -     -    -
            ADA                 -     -        -     -      -       -     -    -
            ELSEWHERE           -     -        -     -      -       -     -    -
            GONE                -     -        -     -      -       -     -    -
            STRANGER            -     -        -     -      -       -     -    -
            CREATOR             -     -        -     -      -       -     -    yes
            CREATOR seated      -     -        -     -      -       -     yes  yes
            ASSIGNED            -     -        -     -      -       -     -    yes
            ASSIGNED seated     -     -        -     -      -       -     yes  yes
            ASSIGNED submitted  -     yes      yes   yes    yes     yes   -    yes
            SEATED              yes   yes      yes   yes    yes     yes   -    yes
            REVIEWER            -     yes      yes   yes    yes     yes   -    yes
            RECRUITER           -     yes      yes   yes    yes     yes   -    yes
            RECRUITER seated    -     -        -     -      -       -     yes  yes
            RECRUITER submitted -     yes      yes   yes    yes     yes   -    yes
            ADMIN               -     yes      yes   yes    yes     yes   -    yes
            ADMIN seated        -     -        -     -      -       -     yes  yes
            ADMIN submitted     -     yes      yes   yes    yes     yes   -    yes
            CREATOR own         -     -        -     -      -       -     -    -
            ASSIGNED own        -     -        -     -      -       -     -    -
            REVIEWER own        -     -        -     -      -       -     -    -
            RECRUITER own       -     -        -     -      -       -     -    -
            ADMIN own           -     -        -     -      -       -     -    -
            """;

    private static final List<String> ADDRESSES = List.of(
            "/interviews/{id}/feedback",
            "/interviews/{id}/feedback/form",
            "/interviews/{id}/feedback/draft",
            "/interviews/{id}/replay?tab=feedback",
            "/interviews/{id}/recording.jsonl",
            "/interviews/{id}/verify",
            "/interviews/{id}/notes",
            "/i/{token}",
            "/i/{token}/room");

    Visits visits;

    @Autowired
    JdbcClient jdbc;

    @BeforeAll
    void people(@Autowired AutowireCapableBeanFactory beans) {
        visits = beans.createBean(Visits.class);
    }

    @TestFactory
    Stream<DynamicTest> everybodyLearnsWhatTheTableSays() {
        var head = List.of(TABLE.lines().findFirst().orElseThrow().split(" +"));
        var things = head.subList(1, head.size());
        return TABLE.lines().skip(1).map(line -> {
            var cells = line.substring(20).split(" +");
            var expected = new LinkedHashMap<String, Boolean>();
            for (var i = 0; i < things.size(); i++) expected.put(things.get(i), cells[i].equals("yes"));
            var viewer = line.substring(0, 20).strip();
            return dynamicTest(
                    viewer, () -> assertThat(learns(viewer)).as(viewer).isEqualTo(expected));
        });
    }

    private Map<String, Boolean> learns(String row) {
        var words = row.split(" ");
        var viewer = Visitor.valueOf(words[0]);
        var how = words.length > 1 ? words[1] : "";
        var place = visits.place("active");
        var secret = new Secret();
        if (how.equals("own")) isAbout(viewer, place);
        if (how.equals("seated") || how.equals("submitted"))
            Visits.enter(visits.browser(viewer, place), "/i/" + place.token());
        secret.submit(place);
        visits.browser(Visitor.SEATED, place).post(place.address("/interviews/{id}/finish"), Map.of());
        secret.draft(place);
        if (how.equals("submitted"))
            taken(visits.browser(viewer, place)
                    .post(place.address("/interviews/{id}/feedback"), Map.of("recommendation", "YES")));
        return looks(viewer, place, secret);
    }

    private Map<String, Boolean> looks(Visitor viewer, Place place, Secret secret) {
        var browser = visits.browser(viewer, place);
        var pages = ADDRESSES.stream()
                .map(address -> browser.get(place.address(address)))
                .map(answer -> answer.body() + answer.headers().map())
                .collect(Collectors.joining("\n"));
        var list = row(browser.get("/interviews?stage=finished").body(), place);
        var search = row(browser.get("/interviews?q=" + place.token()).body(), place);
        var mine = row(browser.get("/interviews?stage=finished&feedback=mine").body(), place);
        var all = pages + list + search + mine;
        var sheets = pages.replaceAll("(?s)<form.*?</form>", "");
        var learns = new LinkedHashMap<String, Boolean>();
        learns.put("draft", all.contains(secret.draft));
        learns.put("evidence", all.contains(secret.evidence));
        learns.put("notes", all.contains(secret.notes));
        learns.put("anchor", sheets.contains("class=\"said\""));
        learns.put("verdict", (list + sheets).matches("(?s).*(Strong no|STRONG_NO|>Mixed<).*"));
        learns.put("count", (list + sheets).matches("(?s).*(\\d of \\d</|\\d of \\d to come|Missing:).*"));
        learns.put("mine", !mine.isEmpty());
        learns.put("found", !search.isEmpty());
        return learns;
    }

    @Test
    void nothingOfItComesThroughASocketToWhoIsInTheRoomToo() {
        var place = visits.place("active");
        var other = visits.browser(Visitor.ASSIGNED, place);
        Visits.enter(other, "/i/" + place.token());
        var secret = new Secret();
        try (var socket = RawClient.open(
                visits.base().replace("http:", "ws:") + place.address("/i/*/socket"),
                "greenroom=" + Objects.requireNonNull(other.cookie("greenroom", "/")))) {
            socket.hello().await("snapshot");
            secret.draft(place);
            secret.submit(place);
            socket.send("{\"type\":\"say\",\"client\":\"c\",\"n\":1,\"text\":\"Still here\"}");
            socket.awaitEvent("said");
            assertThat(socket.heard())
                    .contains("Still here")
                    .doesNotContain(secret.draft, secret.evidence, secret.notes, "STRONG_NO", "feedback", "scorecard");
        }
    }

    /** The candidate's address is the viewer's, written otherwise. */
    private void isAbout(Visitor viewer, Place place) {
        jdbc.sql("update interview set candidate_email_folded = ? where id = ?")
                .params(visits.user(viewer).emailFolded(), place.id())
                .update();
    }

    private static void taken(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isIn(200, 302);
    }

    private static String row(String list, Place place) {
        return Arrays.stream(list.split("<tr"))
                .filter(row -> row.contains("id=\"i-" + place.id()))
                .findFirst()
                .map(row -> row.replaceAll("(?s)</tbody>.*", ""))
                .orElse("");
    }

    /** What Grace says, recognisable. */
    private class Secret {

        final String draft = "Draft " + UUID.randomUUID();
        final String evidence = "Evidence " + UUID.randomUUID();
        final String notes = "Notes " + UUID.randomUUID();

        void submit(Place place) {
            post(
                    place,
                    "",
                    Map.of(
                            "recommendation",
                            "STRONG_NO",
                            "mark-" + COMPETENCY,
                            "1",
                            "evidence-" + COMPETENCY,
                            evidence,
                            "notes",
                            notes));
        }

        void draft(Place place) {
            post(place, "/draft", Map.of("recommendation", "STRONG_NO", "notes", draft));
        }

        private void post(Place place, String address, Map<String, String> fields) {
            taken(visits.browser(Visitor.SEATED, place)
                    .post(place.address("/interviews/{id}/feedback" + address), fields));
        }
    }
}
