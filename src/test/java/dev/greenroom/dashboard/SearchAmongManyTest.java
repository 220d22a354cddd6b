package dev.greenroom.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import dev.greenroom.RealNames;
import dev.greenroom.Staff;
import dev.greenroom.account.Role;
import dev.greenroom.account.User;
import dev.greenroom.account.Users;
import dev.greenroom.interview.Folded;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import dev.greenroom.interview.ManyNames;
import dev.greenroom.interview.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Whom a search finds among a hundred thousand, where not all are looked through. */
@Tag("long")
@GreenroomTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchAmongManyTest {

    /** After whatever other tests make, so that these are the newest. */
    static final Instant NEWEST = Instant.parse("2099-01-01T00:00:00Z");

    @Autowired
    InterviewSearch search;

    @Autowired
    Horizon horizon;

    @Autowired
    Users users;

    @Autowired
    Interviews interviews;

    @Autowired
    DataSource database;

    User recruiter;
    List<String> names;

    /** What each is found by: a hundred thousand take seconds, and several tests ask. */
    List<String> folded;

    @BeforeAll
    void aHundredThousand() throws Exception {
        recruiter = Staff.newcomer(users, "Grace Hopper", Role.RECRUITER);
        names = new ArrayList<>(RealNames.all());
        names.addAll(RealNames.awkward().toList());
        folded = ManyNames.add(database, names, recruiter.id(), NEWEST);
        horizon.forget();
    }

    @AfterAll
    void letThemGo() throws SQLException {
        ManyNames.remove(database, recruiter.id());
        horizon.forget();
    }

    @Test
    void findsFirstWhomOneMeans() throws IOException {
        var softly = new SoftAssertions();
        var searches = Files.readAllLines(Path.of("src/test/resources/searches.txt"));
        assertThat(searches).hasSizeGreaterThanOrEqualTo(80);
        for (var line : searches) {
            var parts = line.split(" \\| ");
            softly.assertThat(find(parts[0]).rows())
                    .as(parts[0])
                    .first()
                    .extracting(Interview::candidateName)
                    .isEqualTo(parts[1]);
        }
        softly.assertAll();
    }

    @Test
    void findsTheAwkwardOnesByTheirWholeName() {
        var softly = new SoftAssertions();
        RealNames.awkward().forEach(name -> {
            var found = find(name).rows();
            softly.assertThat(found).as(name).isNotEmpty();
            softly.assertThat(found.isEmpty() ? "" : found.getFirst().nameFolded())
                    .isEqualTo(Folded.of(name).text());
        });
        softly.assertAll();
    }

    @Test
    void oneAndTwoLettersFindTheNewestThatBeginSo() {
        for (var typed : List.of("a", "an", "ng", "и", "ан", "王", "م", "สม", "ü")) {
            var letters = Folded.of(typed).text();
            var begins = folded.stream()
                    .filter(name -> name.startsWith(letters))
                    .sorted(Comparator.comparingInt(name -> rank(name, letters)))
                    .limit(InterviewSearch.MOST)
                    .toList();
            // Other tests may have left a few whose names begin so as well.
            var found = find(typed).rows().stream()
                    .filter(interview -> interview.createdBy().equals(recruiter.id()))
                    .map(Interview::nameFolded)
                    .toList();
            assertThat(found).as(typed).hasSizeGreaterThan(Math.min(begins.size(), InterviewSearch.MOST - 10) - 1);
            assertThat(found)
                    .as(typed)
                    .startsWith(begins.stream().limit(found.size()).toArray(String[]::new));
        }
    }

    @Test
    void whatIsRareIsCountedAndWhatIsCommonIsNot() {
        var common = find("a");
        assertThat(common.isMore()).isTrue();
        assertThat(common.rows()).hasSize(InterviewSearch.MOST).doesNotHaveDuplicates();
        var rare = find("thoresen");
        assertThat(rare.isMore()).isFalse();
        assertThat(rare.total())
                .isGreaterThanOrEqualTo(folded.stream()
                        .filter(name -> name.contains("thoresen"))
                        .count());
        assertThat(find("qxzqxz").total()).isZero();
    }

    /** The newest are all over, and what is common among them is not ranked to say so. */
    @Test
    void otherStagesAreCountedWhereOneIsChosen() {
        var author = Staff.newcomer(users, "Barbara Liskov", Role.RECRUITER);
        var ahead = interviews.save(new Interview("Aaron Ahead", author, Instant.now()));
        var result = search.find(recruiter, "aaron a", Stage.PENDING, Filter.NONE);
        assertThat(result.rows()).extracting(Interview::id).contains(ahead.id());
        var common = search.find(recruiter, "a", Stage.PENDING, Filter.NONE);
        assertThat(common.isMore()).isTrue();
        assertThat(common.rows()).isNotEmpty().allMatch(interview -> interview.stage() == Stage.PENDING);
        assertThat(common.hits().get(Stage.PENDING))
                .isGreaterThanOrEqualTo(common.rows().size());
        assertThat(common.hits().get(Stage.FINISHED)).isEqualTo(find("a").hits().get(Stage.FINISHED));
    }

    @Test
    void everyWholeNameIsFoundFirst() {
        var softly = new SoftAssertions();
        for (var i = 0; i < names.size(); i += 500) {
            var name = names.get(i);
            softly.assertThat(find(name).rows().getFirst().nameFolded())
                    .as(name)
                    .isEqualTo(folded.get(i));
        }
        softly.assertAll();
    }

    private InterviewSearch.Result find(String typed) {
        return search.find(recruiter, typed, null, Filter.NONE);
    }

    private static int rank(String name, String letters) {
        return name.equals(letters) ? 0 : name.startsWith(letters + " ") ? 1 : 2;
    }
}
