package dev.greenroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs the tests of the ES modules where there is a node. */
class ModulesTest {

    private static final String HOW_TO_GET_ONE =
            "There is no node on the path: install Node.js 20 to test the ES modules.";

    @Test
    void doWhatTheirOwnTestsSay() throws IOException, InterruptedException {
        var found = Stream.of(System.getenv("PATH").split(System.getProperty("path.separator")))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
        if (!found && "required".equals(System.getenv("GREENROOM_NODE"))) fail(HOW_TO_GET_ONE);
        assumeTrue(found, HOW_TO_GET_ONE);
        var tests = List.of("node", "--test", "src/test/js/state.test.mjs");
        var node = new ProcessBuilder(tests).redirectErrorStream(true).start();
        var output = new String(node.getInputStream().readAllBytes());
        assertThat(node.waitFor()).as(output).isZero();
        assertThat(output).containsPattern("pass [1-9]");
    }
}
