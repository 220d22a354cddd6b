package dev.greenroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class ModuleImportsTest {

    private final ModuleImports imports = new ModuleImports();

    @Test
    void areAllThatTheRoomsModuleStartsWith() {
        var imported = imports.of("/js/room/main.js");
        assertThat(imported).isNotEmpty().doesNotHaveDuplicates().doesNotContain("/js/room/main.js");
        assertThat(imported).allSatisfy(path -> {
            assertThat(path).startsWith("/").doesNotContain("..");
            assertThat(getClass().getResource("/static" + path)).as(path).isNotNull();
            assertThat(imported)
                    .as("what " + path + " imports")
                    .containsAll(imports.of(path).stream()
                            .filter(other -> !other.equals("/js/room/main.js"))
                            .toList());
        });
    }

    @Test
    void leaveOutWhatIsImportedLater() {
        assertThat(imports.of("/js/room/main.js")).noneMatch(path -> path.contains("clike"));
    }

    @Test
    void areNoneOfAModuleThatStandsAlone() {
        assertThat(imports.of("/js/zone.js")).isEmpty();
    }

    @Test
    void sayWhichModuleIsMissing() {
        assertThatThrownBy(() -> imports.of("/js/nothing.js"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("/js/nothing.js");
    }
}
