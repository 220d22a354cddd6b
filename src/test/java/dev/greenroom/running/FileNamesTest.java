package dev.greenroom.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileNamesTest {

    /** As long as a room lets a name be, and three bytes each. */
    static final String LONG = "爱".repeat(97);

    @Test
    void usualNamesStayAsTheyAre() {
        assertThat(fitting("python", "main.py", "-rf", "it's.txt", ".py", "Makefile"))
                .containsExactly("main.py", "-rf", "it's.txt", ".py", "Makefile");
    }

    @Test
    void theFirstFileGetsTheEndingThatItsToolchainTellsItBy() {
        assertThat(fitting("java", "Main", "notes")).containsExactly("Main.java", "notes");
        assertThat(fitting("cpp", "main.cc")).containsExactly("main.cc");
        assertThat(fitting("typescript", "main.js", "main.js.ts")).containsExactly("main.js-2.ts", "main.js.ts");
        assertThat(fitting("python", "main")).containsExactly("main");
    }

    @Test
    void whatIsTooLongIsCutBetweenCharactersAndKeepsItsEnding() {
        assertThat(fitting("python", LONG + ".py")).containsExactly("爱".repeat(84) + ".py");
        assertThat(fitting("python", "😀".repeat(70))).containsExactly("😀".repeat(63));
        assertThat(fitting("python", "a." + LONG)).containsExactly("a." + "爱".repeat(84));
        assertThat(fitting("go", LONG)).containsExactly("爱".repeat(84) + ".go");
        for (var name : fitting("java", LONG, LONG + ".java", LONG + "x"))
            assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(255);
    }

    @Test
    void noTwoAreCutToTheSame() {
        assertThat(fitting("python", LONG + "1.py", LONG + "2.py", LONG + "3.py"))
                .containsExactly("爱".repeat(84) + ".py", "爱".repeat(83) + "-2.py", "爱".repeat(83) + "-3.py");
    }

    private static List<String> fitting(String language, String... names) {
        var files = new LinkedHashMap<String, String>();
        for (var name : names) files.put(name, "text of " + name);
        var fitting = FileNames.fitting(Language.named(language).orElseThrow(), files);
        assertThat(fitting.values()).containsExactlyElementsOf(files.values());
        return new ArrayList<>(fitting.keySet());
    }
}
