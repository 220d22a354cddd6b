package dev.greenroom.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PieceTest {

    private static final JsonMapper MAPPER = new JsonMapper();

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
                "[12:34 ]         | 754",
                "12:34            | 754",
                "1:02:03          | 3723",
                "12:34 [x]        | 754",
                "12:345           |",
                "1:2:3:4          |",
                "a12:34           |",
                "12:34b           |",
                "10:30 AM         |",
                "9:15pm           |",
                "12:34.5          |",
                "2026-11-26T10:20 |",
                "http://x/12:34   |"
            })
    void isAMomentOnlyWhereThereIsOne(String text, Long second) {
        var pieces = Piece.of(text, Duration.ofHours(2));
        assertThat(pieces.stream()
                        .map(Piece::second)
                        .filter(found -> found != null)
                        .toList())
                .isEqualTo(second == null ? List.of() : List.of(second));
        assertThat(pieces.stream().map(Piece::text).collect(Collectors.joining()))
                .as("nothing of what was typed is lost")
                .isIn(text, text.replaceFirst("\\[([^\\[].*?)]", "$1"));
    }

    @Test
    void hasAsManyMomentsAsWereWritten() {
        assertThat(Piece.of("Stuck at 12:34 [12:50 main.py], asked (1:02:03).", Duration.ofHours(2)))
                .extracting(Piece::second)
                .containsExactly(null, 754L, null, 770L, null, 3723L, null);
        assertThat(Piece.of("12:34 and 12:35", Duration.ofSeconds(754)))
                .containsExactly(new Piece("12:34", 754L), new Piece(" and 12:35", null));
    }

    /** The same table is read by {@code chips.test.mjs}. */
    @Test
    void hasTheMomentsThatANoteHas() throws IOException {
        for (var one : MAPPER.readTree(new ClassPathResource("texts/moments.json").getInputStream())) {
            var pieces = Piece.of(
                    one.get("text").stringValue(),
                    Duration.ofMillis(one.get("milliseconds").longValue()));
            assertThat(pieces.stream().map(Piece::second).filter(Objects::nonNull))
                    .as("%s", one)
                    .containsExactlyElementsOf(one.get("seconds")
                            .valueStream()
                            .map(JsonNode::longValue)
                            .toList());
        }
    }

    @Test
    void hasNoMomentsBeforeThereIsARecording() {
        assertThat(Piece.of("[00:00 main.py]", Duration.ofSeconds(-1)))
                .containsExactly(new Piece("[00:00 main.py]", null));
    }
}
