package dev.greenroom.room;

import static dev.greenroom.room.RebaseVectors.changes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RebaseTest {

    @Test
    void movesALateChangeOverWhatOthersDid() {
        var late = List.of(changes("[3,[0,\"!\"]]"), changes("[4,[0,\"?\"]]"));
        var others = List.of(changes("[[0,\"Oh \"],3]").shape());

        assertThat(Rebase.rebase(late, others)).hasToString("[[6,[0,\"!\"]], [7,[0,\"?\"]]]");
    }

    @Test
    void whatTheRoomHadFirstStandsFirst() {
        var late = List.of(changes("[1,[0,\"Grace\"],1]"));
        var others = List.of(changes("[1,[0,\"Ada\"],1]").shape());

        assertThat(Rebase.rebase(late, others)).hasToString("[[4,[0,\"Grace\"],1]]");
    }

    @Test
    void goesOverOneChangeAtATime() {
        var late = List.of(changes("[1,[0,\"Ada\"],2]"));
        var deletesAll = changes("[[3]]").shape();
        var writesAnew = changes("[[0,\"Grace\"]]").shape();

        var heardAtOnce = Rebase.rebase(late, List.of(deletesAll, writesAnew));
        var heardOneByOne = Rebase.rebase(Rebase.rebase(late, List.of(deletesAll)), List.of(writesAnew));

        assertThat(heardAtOnce).isEqualTo(heardOneByOne).hasToString("[[5,[0,\"Ada\"]]]");
        assertThat(late.getFirst().map(deletesAll.compose(writesAnew), false)).hasToString("[[0,\"Ada\"],5]");
    }

    @Test
    void leavesABatchAloneThatIsNotLate() {
        var batch = List.of(changes("[3,[0,\"!\"]]"));

        assertThat(Rebase.rebase(batch, List.of())).isSameAs(batch);
    }

    @Test
    void refusesABatchOfAnotherDocument() {
        var others = List.of(changes("[3,[0,\"!\"]]").shape());

        assertThatThrownBy(() -> Rebase.rebase(List.of(changes("[4]")), others)).isInstanceOf(Unfit.class);
        assertThatThrownBy(() -> Rebase.rebase(List.of(changes("[3]"), changes("[4]")), others))
                .isInstanceOf(Unfit.class);
    }

    @Test
    void agreesWithCodeMirrorsCollab() {
        assertThat(RebaseVectors.ofKind("rebase")).hasSize(2500).allSatisfy(vector -> {
            var over = RebaseVectors.list(vector.get("over"));
            var rebased = Rebase.rebase(
                    RebaseVectors.list(vector.get("batch")),
                    over.stream().map(Changes::shape).toList());

            assertThat(rebased)
                    .map(Changes::json)
                    .isEqualTo(vector.get("rebased")
                            .valueStream()
                            .map(Object::toString)
                            .toList());
            var text = vector.get("doc").stringValue();
            for (var changes : over) text = changes.apply(text);
            for (var changes : rebased) text = changes.apply(text);
            assertThat(text).isEqualTo(vector.get("end").stringValue());
        });
    }
}
