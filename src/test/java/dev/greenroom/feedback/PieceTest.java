package dev.greenroom.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PieceTest {

    @Test
    void isWordsOrAMomentOfTheInterview() {
        assertThat(Piece.of("Saw it [12:34 main.py], at last.", Duration.ofHours(1)))
                .containsExactly(
                        new Piece("Saw it ", null), new Piece("12:34 main.py", 754L), new Piece(", at last.", null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[00:00]          | 0",
                "[59:59 a b.py]   | 3599",
                "[1:00:00 main]   | 3600",
                "[02:00:00]       | 7200",
                "[90:00]          | 5400",
                "[12:34 漢字.ts]   | 754",
                "[[12:34]]        | 754",
                "[12:3]           |",
                "[12:61]          |",
                "[2:00:01]        |",
                "[999999:00]      |",
                "[12:34 [x]]      |",
                "12:34            |"
            })
    void isAMomentOnlyWhereThereIsOne(String text, Long second) {
        var pieces = Piece.of(text, Duration.ofHours(2));
        assertThat(pieces.stream()
                        .map(Piece::second)
                        .filter(found -> found != null)
                        .toList())
                .isEqualTo(second == null ? List.of() : List.of(second));
        assertThat(pieces.stream()
                        .map(piece -> piece.second() == null ? piece.text() : "[" + piece.text() + "]")
                        .collect(Collectors.joining()))
                .as("nothing of what was typed is lost")
                .isEqualTo(text);
    }

    @Test
    void hasNoMomentsBeforeThereIsARecording() {
        assertThat(Piece.of("[00:00 main.py]", Duration.ofSeconds(-1)))
                .containsExactly(new Piece("[00:00 main.py]", null));
    }
}
