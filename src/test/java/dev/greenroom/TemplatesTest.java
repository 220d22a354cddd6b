package dev.greenroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TemplatesTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    /** The replay as a file, of files of the build; and lists, of lines that Thymeleaf has escaped already. */
    @Test
    void writeTextUnescapedInTwoPlacesOnly() throws IOException {
        try (var files = Files.walk(TEMPLATES)) {
            var found = files.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(
                            file -> TEMPLATES.relativize(file).toString().replace('\\', '/'),
                            file -> read(file).split("th:utext=|\\[\\(", -1).length - 1));
            found.values().removeIf(count -> count == 0);
            assertThat(found).containsOnlyKeys("replay/offline.html", "dashboard/list.html");
            assertThat(found).containsEntry("replay/offline.html", 3).containsEntry("dashboard/list.html", 1);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
