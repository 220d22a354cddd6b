package dev.greenroom.room;

import static dev.greenroom.room.RebaseVectors.changes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DocumentTest {

    Document document = new Document("main", "python");

    @Test
    void takesWhatItsAuthorSaw() {
        document.receive(0, "ada", List.of(changes("[[0,\"pr\"]]"), changes("[2,[0,\"int\"]]")));

        assertThat(document.text()).isEqualTo("print");
        assertThat(document.revision()).isEqualTo(2);
    }

    @Test
    void movesALateBatchOverWhatCameSince() {
        document.receive(0, "ada", List.of(changes("[[0,\"world\"]]")));
        document.receive(1, "ada", List.of(changes("[[0,\"Hello \"],5]")));

        var rebased = document.receive(1, "grace", List.of(changes("[5,[0,\"!\"]]")));

        assertThat(rebased).hasToString("[[11,[0,\"!\"]]]");
        assertThat(document.text()).isEqualTo("Hello world!");
    }

    @Test
    void takesAllOfABatchOrNothing() {
        document.receive(0, "ada", List.of(changes("[[0,\"Ada\"]]")));

        assertRefused("invalid", () -> document.receive(1, "ada", List.of(changes("[[3]]"), changes("[3]"))));

        assertThat(document.text()).isEqualTo("Ada");
        assertThat(document.revision()).isEqualTo(1);
    }

    @Test
    void refusesARevisionItDoesNotKnow() {
        assertRefused("base-unknown", () -> document.receive(1, "ada", List.of(changes("[]"))));
        assertRefused("invalid", () -> document.receive(-1, "ada", List.of(changes("[]"))));
    }

    @Test
    void refusesWhatAnAuthorBasesOnATimeBeforeTheirOwnLastChange() {
        document.receive(0, "ada", List.of(changes("[[0,\"a\"]]")));

        assertRefused("invalid", () -> document.receive(0, "ada", List.of(changes("[[0,\"b\"]]"))));

        assertThat(document.text()).isEqualTo("a");
    }

    @Test
    void holdsAsMuchAsTheLimitSays() {
        document.receive(0, "ada", List.of(Changes.replace(0, 0, 0, "x".repeat(Document.LIMIT))));

        assertRefused(
                "too-large", () -> document.receive(1, "ada", List.of(Changes.replace(Document.LIMIT, 0, 0, "y"))));
        document.receive(1, "ada", List.of(Changes.replace(Document.LIMIT, 0, 1, "y")));

        assertThat(document.text()).hasSize(Document.LIMIT).startsWith("yx");
    }

    @Test
    void looksBackOverTheLastTwoThousandChanges() {
        for (var i = 0; i < 5_000; i++) document.receive(i, "ada", List.of(Changes.replace(i, i, i, "a")));

        var rebased = document.receive(3_000, "grace", List.of(Changes.replace(3_000, 0, 0, "g")));

        assertThat(rebased).hasToString("[[[0,\"g\"],5000]]");
        assertRefused("base-unknown", () -> document.receive(10, "grace", List.of(Changes.replace(10, 0, 0, "g"))));
    }

    @Test
    void forgetsHugeChangesEarlier() {
        var everySecond = new StringBuilder("[");
        for (var i = 0; i < 4_000; i++) everySecond.append("1,[1,\"x\"],");
        var huge = changes(everySecond.append("0]").toString());
        document.receive(0, "ada", List.of(Changes.replace(0, 0, 0, "ab".repeat(4_000))));
        for (var revision = 1; revision <= 3; revision++) document.receive(revision, "ada", List.of(huge));

        document.receive(2, "grace", List.of(Changes.none(8_000)));
        assertRefused("base-unknown", () -> document.receive(1, "grace", List.of(Changes.none(8_000))));
    }

    @Test
    void wantsAHugeBatchThatIsVeryLateToBeNewer() {
        var everySecond = new StringBuilder("[");
        for (var i = 0; i < 10_000; i++) everySecond.append("1,[1,\"x\"],");
        var huge = changes(everySecond.append("0]").toString());
        document.receive(0, "ada", List.of(Changes.replace(0, 0, 0, "ab".repeat(10_000))));
        for (var i = 1; i <= 2_000; i++) document.receive(i, "ada", List.of(Changes.replace(20_000, 0, 1, "a")));

        assertRefused("base-unknown", () -> document.receive(1, "grace", List.of(huge)));
        document.receive(1_900, "grace", List.of(huge));
    }

    @Test
    void movesPositionsOverWhatCameSince() {
        document.receive(0, "ada", List.of(changes("[[0,\"world\"]]")));
        document.receive(1, "ada", List.of(changes("[[0,\"Hello \"],5]")));

        assertThat(document.mapPosition(5, 1)).isEqualTo(11);
        assertThat(document.mapPosition(0, 1)).isZero();
        assertThat(document.mapPosition(11, 2)).isEqualTo(11);
        assertRefused("invalid", () -> document.mapPosition(6, 1));
        assertRefused("invalid", () -> document.mapPosition(12, 2));
        assertRefused("invalid", () -> document.mapPosition(-1, 2));
        assertRefused("base-unknown", () -> document.mapPosition(0, 3));
    }

    @Test
    void replaysWhatWasRecorded() {
        document.replay(0, "ada", List.of(changes("[[0,\"wor\"]]"), changes("[3,[0,\"ld\"]]")));
        document.replay(2, "grace", List.of(changes("[[0,\"Hello \"],5]")));

        assertThat(document.text()).isEqualTo("Hello world");
        assertThat(document.receive(2, "ada", List.of(changes("[5,[0,\"!\"]]"))))
                .hasToString("[[11,[0,\"!\"]]]");
    }

    @Test
    void doesNotReplayARecordingWithAGap() {
        assertThatThrownBy(() -> document.replay(1, "ada", List.of(changes("[]"))))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> document.replay(0, "ada", List.of(changes("[1]"))))
                .isInstanceOf(IllegalStateException.class);
    }

    private static void assertRefused(String code, ThrowingCallable action) {
        assertThatThrownBy(action)
                .asInstanceOf(type(Refused.class))
                .satisfies(refused -> assertThat(refused.reason()).isNotBlank())
                .extracting(Refused::code)
                .isEqualTo(code);
    }
}
