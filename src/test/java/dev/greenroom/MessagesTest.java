package dev.greenroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The words: every key that is used exists, and every one that exists is used. */
class MessagesTest {

    private static final String NAME = "[a-z][a-zA-Z0-9-]*(?:\\.[a-zA-Z0-9-]+)*";
    private static final Pattern USED = Pattern.compile("#\\{(" + NAME + ")[(}]|\"\\{(" + NAME + ")}\"|msg\\('(" + NAME
            + ")'[,)]|(?:html|rejectValue)\\((?:\"\\w+\", )?\"(" + NAME + ")\"");

    /** Keys put together from a beginning and the name of a constant. */
    private static final Pattern BEGINNING = Pattern.compile("#\\{\\|([a-z.-]+\\.)\\$\\{|msg\\('([a-z.-]+\\.)' \\+");

    /** Looked for by Spring itself. */
    private static final String BY_SPRING = "typeMismatch";

    static final Properties messages = new Properties();
    static final StringBuilder sources = new StringBuilder();

    @BeforeAll
    static void read() throws IOException {
        try (var reader = Files.newBufferedReader(Path.of("src/main/resources/messages.properties"))) {
            messages.load(reader);
        }
        for (var root : new String[] {"src/main/resources/templates", "src/main/java"}) {
            try (var files = Files.walk(Path.of(root))) {
                for (var file : files.filter(path -> path.toString().matches(".*\\.(html|java)"))
                        .toList()) sources.append(Files.readString(file));
            }
        }
    }

    @Test
    void haveEveryWordThatIsUsed() {
        var used = USED.matcher(sources)
                .results()
                .map(found -> IntStream.rangeClosed(1, 4)
                        .mapToObj(found::group)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseThrow())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(used).hasSizeGreaterThan(150);
        assertThat(messages.stringPropertyNames()).containsAll(used);
    }

    @Test
    void haveNoWordThatIsNot() {
        var beginnings = BEGINNING
                .matcher(sources)
                .results()
                .map(found -> found.group(1) != null ? found.group(1) : found.group(2))
                .collect(Collectors.toSet());
        var all = sources.toString();
        assertThat(messages.stringPropertyNames())
                .filteredOn(key -> !key.startsWith(BY_SPRING)
                        && beginnings.stream().noneMatch(key::startsWith)
                        && !Pattern.compile("[{'\"]" + Pattern.quote(key) + "[}'\"(]")
                                .matcher(all)
                                .find())
                .isEmpty();
    }
}
