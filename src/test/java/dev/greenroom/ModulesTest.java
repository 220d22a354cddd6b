package dev.greenroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs the tests of the ES modules where there is a node. */
class ModulesTest {

    @Test
    void doWhatTheirOwnTestsSay() throws IOException, InterruptedException {
        NodeJs.require();
        var node = new ProcessBuilder(command()).redirectErrorStream(true).start();
        var output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        output.lines().filter(line -> line.matches("# (tests|pass|fail) \\d+")).forEach(System.out::println);
        assertThat(node.waitFor()).as(output).isZero();
        assertThat(output).containsPattern("pass [1-9]");
    }

    /** Every file by its name: what node makes of a folder differs from version to version. */
    private static List<String> command() throws IOException {
        try (var files = Files.list(Path.of("src/test/js"))) {
            var tests = files.map(Path::toString)
                    .filter(name -> name.endsWith(".test.mjs"))
                    .sorted();
            return Stream.concat(Stream.of("node", "--test", "--test-reporter=tap"), tests)
                    .toList();
        }
    }
}
