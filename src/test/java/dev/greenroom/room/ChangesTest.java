package dev.greenroom.room;

import static dev.greenroom.room.RebaseVectors.changes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangesTest {

    @Test
    void replacesAPartOfTheText() {
        var shout = changes("[6,[5,\"Grace\",\"Hopper\"],1]");

        assertThat(shout.apply("Hello world!")).isEqualTo("Hello Grace\nHopper!");
        assertThat(shout.lengthBefore()).isEqualTo(12);
        assertThat(shout.lengthAfter()).isEqualTo(19);
    }

    @Test
    void writesWhatItHasRead() {
        var json = "[3,[0,\"a \\\"quoted\\\" \\\\ word\",\"\",\"\\tand \\u0001\\u001f\\b\\f\"],[2],[1,\"😀漢\"]]";

        assertThat(changes(json).json()).isEqualTo(json);
    }

    @Test
    void leavesOutSectionsWithoutLength() {
        assertThat(changes("[0,[0],2,[0,\"\"],[1,\"\"],0]").json()).isEqualTo("[2,[1]]");
        assertThat(changes("[0]").isEmpty()).isTrue();
    }

    @Test
    void keepsSectionsApartThatCameApart() {
        assertThat(changes("[1,2,[1],[1],[0,\"a\"],[0,\"b\"]]").json()).isEqualTo("[1,2,[1],[1],[0,\"a\"],[0,\"b\"]]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "7",
                "null",
                "\"text\"",
                "[-1]",
                "[1.5]",
                "[1.0]",
                "[1e400]",
                "[null]",
                "[true]",
                "[\"a\"]",
                "[{}]",
                "[[]]",
                "[[-1]]",
                "[[\"a\"]]",
                "[[1,2]]",
                "[[1,null]]",
                "[[1,[\"a\"]]]",
                "[2147483648]",
                "[99999999999999999999]",
                "[2147483647,1]",
                "[2147483647,[0,\"a\"]]",
                "[[0,\"a\\nb\"]]",
                "[[0,\"a\\rb\"]]",
                "[[0,\"a\\u0000b\"]]",
                "[[0,\"\\ud83d\"]]",
                "[[0,\"\\ude00\"]]",
                "[[0,\"\\ude00\\ud83d\"]]",
                "[[0,\"\\ud83d\",\"\\ude00\"]]"
            })
    void refusesWhatIsNoChange(String json) {
        assertThatThrownBy(() -> changes(json)).isInstanceOf(Unfit.class);
    }

    @Test
    void refusesTextOfAnotherLength() {
        var change = changes("[3,[0,\"!\"]]");

        assertThatThrownBy(() -> change.apply("Ada L."))
                .isInstanceOf(Unfit.class)
                .hasMessage("it is for a document of length 3, not 6");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[2,[0,\"x\"],2]", "[2,[1],1]", "[1,[1],2]", "[1,[1,\"x\"],[1],1]"})
    void neverCutsASurrogatePair(String json) {
        var change = changes(json);

        assertThatThrownBy(() -> change.apply("a😀b")).isInstanceOf(Unfit.class).hasMessageContaining("surrogate");
    }

    @Test
    void refusesToFollowOrMeetAChangeOfAnotherDocument() {
        var insert = changes("[3,[0,\"!\"]]");

        assertThatThrownBy(() -> insert.compose(insert)).isInstanceOf(Unfit.class);
        assertThatThrownBy(() -> insert.map(changes("[4]"), false)).isInstanceOf(Unfit.class);
        assertThatThrownBy(() -> insert.mapPos(4, 1)).isInstanceOf(Unfit.class);
        assertThatThrownBy(() -> insert.mapPos(-1, 1)).isInstanceOf(Unfit.class);
    }

    @Test
    void anEmptyChangeIsNoChange() {
        assertThat(Changes.none(0).json()).isEqualTo("[]");
        assertThat(Changes.none(5).json()).isEqualTo("[5]");
        assertThat(Changes.none(5).isEmpty()).isTrue();
        assertThat(changes("[2,3]").isEmpty()).isFalse();
    }

    @Test
    void aPlaceIsReplacedAsCodeMirrorWouldSayIt() {
        assertThat(Changes.replace(5, 2, 4, "x\ny").json()).isEqualTo("[2,[2,\"x\",\"y\"],1]");
        assertThat(Changes.replace(5, 5, 5, "x").json()).isEqualTo("[5,[0,\"x\"]]");
        assertThat(Changes.replace(5, 0, 5, "").json()).isEqualTo("[[5]]");
        assertThatThrownBy(() -> Changes.replace(5, 4, 6, "")).isInstanceOf(Unfit.class);
    }

    @Test
    void agreesWithCodeMirrorOnPairsOfChanges() {
        var vectors = RebaseVectors.ofKind("pair");

        assertThat(vectors).hasSize(3000).allSatisfy(vector -> {
            var a = Changes.parse(vector.get("a"));
            var b = Changes.parse(vector.get("b"));
            var next = Changes.parse(vector.get("next"));
            assertThat(a.json()).isEqualTo(vector.get("a").toString());
            assertThat(a.apply(vector.get("doc").stringValue()))
                    .isEqualTo(vector.get("after").stringValue());
            assertThat(a.compose(next).json()).isEqualTo(vector.get("composed").toString());
            assertThat(a.map(b, false).json()).isEqualTo(vector.get("mapped").toString());
            assertThat(a.map(b, true).json())
                    .isEqualTo(vector.get("mappedBefore").toString());
            for (var position : vector.get("positions")) {
                assertThat(a.mapPos(position.get(0).intValue(), position.get(1).intValue()))
                        .isEqualTo(position.get(2).intValue());
            }
        });
    }

    @Test
    void shapesMoveAsTheirChangesDo() {
        assertThat(RebaseVectors.ofKind("pair")).hasSize(3000).allSatisfy(vector -> {
            var a = Changes.parse(vector.get("a"));
            var b = Changes.parse(vector.get("b"));
            var next = Changes.parse(vector.get("next"));
            assertThat(a.shape().compose(next.shape()))
                    .isEqualTo(a.compose(next).shape());
            assertThat(a.shape().map(b.shape(), true)).isEqualTo(a.map(b, true).shape());
            assertThat(a.shape().map(b.shape(), false))
                    .isEqualTo(a.map(b, false).shape());
        });
    }
}
