package dev.greenroom.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryNamesTest {

    final EntryNames names = new EntryNames();

    @ParameterizedTest
    @ValueSource(
            strings = {"main.py", "Überblick 漢字.txt", ".bashrc", "console.log", "auxiliary.c", "com10", "a (2).py", "😀"
            })
    void leavesWhatEverySystemTakes(String name) {
        assertThat(names.next(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "aux.py, _aux.py",
        "NUL, _NUL",
        "con .txt, _con .txt",
        "lpt1.tar.gz, _lpt1.tar.gz",
        "COM².c, _COM².c",
        "a?.py, a_.py",
        "C:a.py, C_a.py",
        "'<\"*|>', _____",
        "x., x",
        "'x. . ', x",
        "aux., _aux",
        "..., file"
    })
    void changesWhatWindowsDoesNot(String name, String expected) {
        assertThat(names.next(name)).isEqualTo(expected);
    }

    @Test
    void givesNoTwoTheSame() {
        assertThat(names.next("a?.py")).isEqualTo("a_.py");
        assertThat(names.next("A*.py")).isEqualTo("A_ (2).py");
        assertThat(names.next("a_.py")).isEqualTo("a_ (3).py");
        assertThat(names.next("x")).isEqualTo("x");
        assertThat(names.next("x.")).isEqualTo("x (2)");
    }
}
