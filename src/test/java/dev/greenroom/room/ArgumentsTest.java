package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.NaughtyStrings;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    @ParameterizedTest
    @MethodSource
    void areSplitAsAShellWould(String line, List<String> words) {
        assertThat(dev.greenroom.room.Arguments.words(line)).isEqualTo(words);
    }

    static Stream<Arguments> areSplitAsAShellWould() {
        return Stream.of(
                Arguments.of("", List.of()),
                Arguments.of("  \t ", List.of()),
                Arguments.of(" one   two\tthree ", List.of("one", "two", "three")),
                Arguments.of("'one two' \"three four\"", List.of("one two", "three four")),
                Arguments.of("a'b c'd\"e f\"", List.of("ab cde f")),
                Arguments.of("'' \"\" x", List.of("", "", "x")),
                Arguments.of("'it''s' \"it's\" 'say \"hi\"'", List.of("its", "it's", "say \"hi\"")),
                Arguments.of("one\\ word \\' \\\\ \\n", List.of("one word", "'", "\\", "n")),
                Arguments.of("'\\n' \"\\n\" \"\\\"\" \"\\\\\" \"\\$\"", List.of("\\n", "\\n", "\"", "\\", "$")),
                Arguments.of(
                        "$HOME `id` $(id) * ~ a;b|c>d #e",
                        List.of("$HOME", "`id`", "$(id)", "*", "~", "a;b|c>d", "#e")),
                Arguments.of("漢字 'naïve 😀'", List.of("漢字", "naïve 😀")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'", "a \"b", "\"it's", "'a' 'b", "\\", "a\\", "\"\\", "\"\\\"", "a\nb", "a\rb", "a\0b", "\ud83d"
            })
    void areRefusedWhereTheyAreNoLineOfWords(String line) {
        assertInvalid(line);
    }

    @Test
    void areWordsOrRefusedWhateverSomebodyTypes() {
        var lines = NaughtyStrings.all();
        var refused = 0;
        for (var line : lines) {
            try {
                var words = dev.greenroom.room.Arguments.words(line);
                if (line.chars().noneMatch(c -> "\\\"'".indexOf(c) >= 0))
                    assertThat(String.join("", words)).isEqualTo(line.replaceAll("[ \t]", ""));
            } catch (Refused e) {
                assertThat(e.code()).isEqualTo("invalid");
                refused++;
            }
        }
        assertThat(refused).isBetween(1, lines.size() / 2);
    }

    @Test
    void areAtMostAThousandCharacters() {
        assertThat(dev.greenroom.room.Arguments.words("x".repeat(1_000))).hasSize(1);
        assertInvalid("x".repeat(1_001));
    }

    private static void assertInvalid(String line) {
        assertThatThrownBy(() -> dev.greenroom.room.Arguments.words(line))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("invalid"));
    }
}
