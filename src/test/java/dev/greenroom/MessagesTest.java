package dev.greenroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final Pattern USED = Pattern.compile("#\\{([a-z][a-zA-Z0-9.-]*)[(}]|\"\\{([a-z][a-zA-Z.-]+)}\"");

    @Test
    void haveEveryWordThatPagesAndFormsUse() throws IOException {
        var messages = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("src/main/resources/messages.properties"))) {
            messages.load(reader);
        }
        var used = new TreeSet<String>();
        for (var root : new String[] {"src/main/resources/templates", "src/main/java"}) {
            try (var files = Files.walk(Path.of(root))) {
                for (var file : files.filter(path -> path.toString().matches(".*\\.html|.*Form\\.java"))
                        .toList()) {
                    var matcher = USED.matcher(Files.readString(file));
                    while (matcher.find()) used.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
                }
            }
        }
        assertThat(used).hasSizeGreaterThan(80);
        assertThat(messages.stringPropertyNames()).containsAll(used);
    }
}
