package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.recording.RoomEvent.FileAdded;
import dev.greenroom.room.ClientMessage.AddFile;
import dev.greenroom.room.ClientMessage.RemoveFile;
import dev.greenroom.room.ClientMessage.RenameFile;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceTest {

    final Workspace workspace = new Workspace();

    @BeforeEach
    void theFirstFile() {
        workspace.apply(workspace.first());
    }

    @Test
    void neverUsesAnIdAgain() {
        assertThat(add("a.py").file()).isEqualTo("f2");
        workspace.apply(workspace.remove(new RemoveFile("c", 1, "f2")), 9);
        assertThat(add("a.py").file()).isEqualTo("f3");
    }

    @ParameterizedTest
    @CsvSource({
        "util.py, python",
        "Main.JAVA, java",
        "a.test.ts, typescript",
        "style.css, css",
        "Makefile, plain",
        "notes.unknown, plain",
        ".py, python",
        "漢字.go, go"
    })
    void knowsTheLanguageByTheEnding(String name, String language) {
        assertThat(add(name).language()).isEqualTo(language);
    }

    @Test
    void keepsTheLanguageWhereANewNameTellsNone() {
        var renamed = workspace.rename(new RenameFile("c", 1, "f1", " solution "));
        assertThat(renamed.name()).isEqualTo("solution");
        assertThat(renamed.language()).isEqualTo("python");
        workspace.apply(renamed);
        assertThat(workspace.rename(new RenameFile("c", 2, "f1", "solution.rb")).language())
                .isEqualTo("ruby");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", ".", "..", "a/b", "a\\b", "a\u0000", "a\nb", "\ud800", "a\u2028b"})
    void refusesWhatNoFileMayBeCalled(String name) {
        assertRefused("bad-name", () -> add(name));
        assertRefused("bad-name", () -> workspace.rename(new RenameFile("c", 1, "f1", name)));
    }

    @Test
    void refusesANameOfMoreThanAHundredCharacters() {
        assertRefused("bad-name", () -> add("x".repeat(101)));
        assertThat(add("x".repeat(100)).name()).hasSize(100);
    }

    @Test
    void refusesTheNameOfAnotherFileInWhateverCase() {
        assertRefused("name-taken", () -> add("MAIN.py"));
        add("café.py");
        assertRefused("name-taken", () -> add("cafe\u0301.PY"));
        assertRefused("name-taken", () -> workspace.rename(new RenameFile("c", 1, "f2", "Main.py")));
        assertThat(workspace.rename(new RenameFile("c", 1, "f1", "MAIN.py")).name())
                .as("its own")
                .isEqualTo("MAIN.py");
    }

    @Test
    void hasAtMostTwentyFilesAndAtLeastOne() {
        assertRefused("last-file", () -> workspace.remove(new RemoveFile("c", 1, "f1")));
        for (var i = 2; i <= 20; i++) add(i + ".py");
        assertRefused("too-many-files", () -> add("21.py"));
        workspace.apply(workspace.remove(new RemoveFile("c", 1, "f7")), 9);
        add("21.py");
    }

    @Test
    void knowsNothingOfAFileThatIsGone() {
        add("a.py");
        workspace.apply(workspace.remove(new RemoveFile("c", 1, "f2")), 9);
        assertRefused("no-file", () -> workspace.file("f2"));
        assertRefused("no-file", () -> workspace.rename(new RenameFile("c", 2, "f2", "b.py")));
        assertRefused("no-file", () -> workspace.remove(new RemoveFile("c", 2, "f2")));
    }

    private FileAdded add(String name) {
        var added = workspace.add(new AddFile("c", 1, name));
        workspace.apply(added);
        return added;
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
