package dev.greenroom.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.greenroom.GreenroomTest;
import dev.greenroom.NaughtyStrings;
import dev.greenroom.RealNames;
import dev.greenroom.Staff;
import dev.greenroom.account.Role;
import dev.greenroom.account.User;
import dev.greenroom.account.Users;
import dev.greenroom.interview.Folded;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import dev.greenroom.interview.Stage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whom a search finds, and in which order. */
@GreenroomTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InterviewSearchTest {

    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @Autowired
    InterviewSearch search;

    @Autowired
    Interviews interviews;

    @Autowired
    Users users;

    /** Sees what she created, so nobody else's tests. */
    User grace;

    Map<String, String> tokens = new HashMap<>();

    @BeforeAll
    void aFunnelOfCandidates() {
        grace = Staff.newcomer(users, "Grace Hopper", Role.INTERVIEWER);
        var people = List.of(
                "José Ortega",
                "Josef Albers",
                "Jo March",
                "Major Joss",
                "İpek Yılmaz",
                "Ipek Demir",
                "Hopper, Grace",
                "Grace Hopper-Murray",
                "Grace Jones",
                "Nguyễn Thị Minh Khai",
                "Nguyen Van Anh",
                "Jürgen Weiß",
                "Łukasz Żółć",
                "Søren Kierkegaard",
                "Sinéad O’Connor",
                "Robert O'Brien",
                "Лариса Лук'яненко",
                "Фёдор Достоевский",
                "Κώστας Παπαδόπουλος",
                "山田 太郎",
                "𠮷田 太郎",
                "남궁민",
                "محمد الفاسي",
                "Jean-Luc Picard",
                "Conan McDonald-MacLeod",
                "100% Ada",
                "under_score",
                "Ada Lovelace",
                "Adaeze Okonkwo",
                "Ngozi Ọkọnkwọ",
                "Chidi Okonkwo-Bergström",
                "O",
                "Na Li",
                "Ravi a/l Muthu",
                "Sammy Davis, Jr.");
        people.forEach(name -> tokens.put(
                name, interviews.save(new Interview(name, grace, NOW)).token()));
        finished("Ada Lovelace", NOW.minusSeconds(90_000));
        active("Adaeze Okonkwo", NOW.minusSeconds(600));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jose                 | José Ortega
            JOSÉ                 | José Ortega
            josé ortega          | José Ortega
            ortega jose          | José Ortega
            ortega               | José Ortega
            jo                   | Jo March
            jo m                 | Jo March
            josef                | Josef Albers
            joss                 | Major Joss
            ipek y               | İpek Yılmaz
            İPEK YILMAZ          | İpek Yılmaz
            ipek d               | Ipek Demir
            hopper g             | Hopper, Grace
            Hopper Grace         | Hopper, Grace
            grace hopper-murray  | Grace Hopper-Murray
            murray               | Grace Hopper-Murray
            grace j              | Grace Jones
            khai nguyen          | Nguyễn Thị Minh Khai
            Nguyễn Văn           | Nguyen Van Anh
            weiss                | Jürgen Weiß
            jurgen               | Jürgen Weiß
            lukasz zolc          | Łukasz Żółć
            soren                | Søren Kierkegaard
            oconnor              | Sinéad O’Connor
            o'connor             | Sinéad O’Connor
            O’BRIEN              | Robert O'Brien
            лукяненко            | Лариса Лук'яненко
            федор                | Фёдор Достоевский
            ΠΑΠΑΔΟΠΟΥΛΟΣ         | Κώστας Παπαδόπουλος
            山田                  | 山田 太郎
            𠮷                    | 𠮷田 太郎
            남궁                  | 남궁민
            محمد                 | محمد الفاسي
            luc                  | Jean-Luc Picard
            macleod conan        | Conan McDonald-MacLeod
            100%                 | 100% Ada
            under_               | under_score
            ada                  | Ada Lovelace
            okonk                | Adaeze Okonkwo
            ọkọ ngo              | Ngozi Ọkọnkwọ
            bergstrom            | Chidi Okonkwo-Bergström
            na li                | Na Li
            a/l muthu            | Ravi a/l Muthu
            davis jr             | Sammy Davis, Jr.
            """)
    void findsFirstWhomOneMeans(String typed, String name) {
        assertThat(search.find(grace, typed, null, Filter.NONE).rows())
                .as(typed)
                .first()
                .extracting(Interview::candidateName)
                .isEqualTo(name);
    }

    @Test
    void findsByThePastedLink() {
        var token = tokens.get("Jo March");
        for (var pasted : List.of("https://greenroom.example/i/" + token, token, " /i/" + token + "/room ")) {
            var found = search.find(grace, pasted, null, Filter.NONE);
            assertThat(found.rows()).extracting(Interview::candidateName).containsExactly("Jo March");
        }
        assertThat(search.find(grace, "https://greenroom.example/i/AAAAAAAAAAAAAAAAAAAAAA", null, Filter.NONE)
                        .rows())
                .isEmpty();
    }

    @Test
    void findsByAddressLabelsAndPositionAfterTheNames() {
        var found =
                interviews.save(described("Radia Perlman", "r.perlman@bridges.example", "Network analyst", "Spanning"));
        var named = interviews.save(new Interview("Bridges Sam", grace, NOW.minusSeconds(5_000_000)));
        for (var typed : List.of("r.perlman@bridges.example", "PERLMAN@", "analyst radia", "spann", "network analyst"))
            assertThat(find(typed)).as(typed).containsExactly(found.id());
        assertThat(find("bridges")).containsExactly(named.id(), found.id());
        found.label(List.of("Tree"));
        interviews.save(found);
        assertThat(find("spann")).isEmpty();
        assertThat(find("tree")).containsExactly(found.id());
    }

    @ParameterizedTest
    @CsvSource({
        "kierkegard, Søren Kierkegaard",
        "kierkegaaard, Søren Kierkegaard",
        "kierkegaars soren, Søren Kierkegaard",
        "keirkegaard, Søren Kierkegaard",
        "лариса лукянинко, Лариса Лук'яненко",
        "picrad jean, Jean-Luc Picard",
        "paul murray, ''"
    })
    void forgivesOneTypingErrorInAWord(String typed, String name) {
        var result = search.find(grace, typed, null, Filter.NONE);
        if (name.isEmpty()) assertThat(result.rows()).isEmpty();
        else {
            assertThat(result.rows()).extracting(Interview::candidateName).containsExactly(name);
            assertThat(result.similar()).isEqualTo(1);
            assertThat(new Marks(result.words()).isIn(name)).isTrue();
        }
    }

    @Test
    void whatIsNearlyLikeItComesAfterWhatIs() {
        var exact = interviews.save(new Interview("Zachary Quentin", grace, NOW.minusSeconds(9_000_000)));
        var near = interviews.save(new Interview("Zachary Quenton", grace, NOW));
        var result = search.find(grace, "quentin", null, Filter.NONE);
        assertThat(result.rows()).extracting(Interview::id).containsExactly(exact.id(), near.id());
        assertThat(result.similar()).isEqualTo(1);
    }

    @Test
    void findsTheGivenNamesOfScriptsWithoutSpaces() {
        for (var name : List.of("王小明", "สมชายใจดี", "황보민수")) interviews.save(new Interview(name, grace, NOW));
        assertThat(search.find(grace, "小明", null, Filter.NONE).rows()).hasSize(1);
        assertThat(search.find(grace, "ใจดี", null, Filter.NONE).rows()).hasSize(1);
        assertThat(search.find(grace, "민수", null, Filter.NONE).rows()).hasSize(1);
    }

    @Test
    void aFilterLeavesOutWhatIsSearched() {
        var found = interviews.save(described("Margaret Hamilton", "m@apollo.example", "Lead", "Apollo"));
        interviews.save(new Interview("Hamilton Margaret", grace, NOW));
        var apollo = Filter.of(Map.of("label", "apollo", "recommendation", "nonsense"), ZoneOffset.UTC);
        assertThat(search.find(grace, "hamilton", null, apollo).rows())
                .extracting(Interview::id)
                .containsExactly(found.id());
        assertThat(search.find(grace, "hamilton", Stage.ACTIVE, apollo).rows()).isEmpty();
    }

    /** Its words are looked for in what is searched, before it is compared as it stands. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            C++          | c++
            on site      | ON SITE
            No no no     | no no NO
            Zürich       | ZÜRICH
            İzmir        | İzmir
            Straße       | STRAße
            O'Brien's    | o'brien's
            100%         | 100%
            snake_case   | Snake_Case
            a\\b          | A\\B
            技術面接     | 技術面接
            🎉           | 🎉
            —            | —
            """)
    void filtersByAnyLabelInAnyCase(String label, String typed) {
        var alan = Staff.newcomer(users, "Alan Kay", Role.INTERVIEWER);
        var labelled = new Interview("Ada", alan, NOW);
        labelled.label(List.of(label, "another"));
        var described = new Interview("Ada", alan, NOW);
        described.describe("Ada", "ada@example.com", label);
        interviews.save(labelled);
        interviews.save(described);
        var filter = Filter.of(Map.of("label", typed), ZoneOffset.UTC);
        assertThat(search.find(alan, "ada", null, filter).rows())
                .extracting(Interview::id)
                .containsExactly(labelled.id());
    }

    private List<UUID> find(String typed) {
        return search.find(grace, typed, null, Filter.NONE).rows().stream()
                .map(Interview::id)
                .toList();
    }

    private Interview described(String name, String email, String position, String label) {
        var interview = new Interview(name, grace, NOW);
        interview.describe(name, email, position);
        interview.label(List.of(label));
        return interview;
    }

    @Test
    void countsEachStageAndListsTheOneThatIsAskedFor() {
        var all = search.find(grace, "ada", null, Filter.NONE);
        assertThat(all.hits()).containsEntry(Stage.FINISHED, 1L).containsEntry(Stage.ACTIVE, 1L);
        assertThat(all.hits()).containsEntry(Stage.PENDING, 2L);
        assertThat(all.total()).isEqualTo(4);
        var active = search.find(grace, "ada", Stage.ACTIVE, Filter.NONE);
        assertThat(active.hits()).isEqualTo(all.hits());
        assertThat(active.rows()).extracting(Interview::candidateName).containsExactly("Adaeze Okonkwo");
    }

    @Test
    void showsNobodyWhatTheyMayNotSee() {
        var stranger = Staff.newcomer(users, "Edsger Dijkstra", Role.INTERVIEWER);
        assertThat(search.find(stranger, "ada", null, Filter.NONE).total()).isZero();
        assertThat(search.find(stranger, tokens.get("Jo March"), null, Filter.NONE)
                        .total())
                .isZero();
        var reviewer = Staff.newcomer(users, "Barbara Liskov", Role.REVIEWER);
        assertThat(search.find(reviewer, "lovelace", null, Filter.NONE).rows())
                .isNotEmpty()
                .allMatch(interview -> interview.stage() == Stage.FINISHED);
    }

    @Test
    void takesAnythingThatCanBeTyped() {
        for (var typed : List.of(
                "%",
                "_",
                "\\",
                "'",
                "\"; drop table interview",
                "x".repeat(10_000),
                "a ".repeat(5_000),
                "\u0000".repeat(3),
                "\ud83d",
                "😀"))
            assertThat(search.find(grace, typed, null, Filter.NONE).total())
                    .as(typed)
                    .isLessThan(40);
        for (var typed : NaughtyStrings.all())
            assertThatCode(() -> search.find(grace, typed, null, Filter.NONE))
                    .as(typed)
                    .doesNotThrowAnyException();
    }

    @Test
    @Tag("long")
    void findsEveryRealNameByItsFirstLetters() {
        var author = Staff.newcomer(users, "Ada Lovelace", Role.INTERVIEWER);
        var ids = new HashMap<UUID, String>();
        for (var name : RealNames.awkwardAnd(2_000))
            ids.put(interviews.save(new Interview(name, author, NOW)).id(), name);
        var softly = new SoftAssertions();
        ids.forEach((id, name) -> {
            softly.assertThat(interviews.get(id).candidateName()).isEqualTo(name.strip());
            var folded = Folded.of(name).text().strip();
            var letters = folded.substring(
                    0, folded.offsetByCodePoints(0, Math.min(6, folded.codePointCount(0, folded.length()))));
            var found = search.find(author, letters, null, Filter.NONE);
            if (found.total() > InterviewSearch.MOST) found = search.find(author, folded, null, Filter.NONE);
            softly.assertThat(found.rows())
                    .as(name + " by " + letters)
                    .extracting(Interview::id)
                    .contains(id);
        });
        softly.assertAll();
    }

    private void finished(String name, Instant at) {
        var interview = new Interview(name, grace, at);
        interview.start(at);
        interview.finish(at.plusSeconds(3600), grace.id());
        interviews.save(interview);
    }

    private void active(String name, Instant at) {
        var interview = interviews.findByToken(tokens.get(name)).orElseThrow();
        interview.start(at);
        interviews.save(interview);
    }
}
