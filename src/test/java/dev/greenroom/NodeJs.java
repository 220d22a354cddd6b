package dev.greenroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The Node that is on the path. {@code GREENROOM_NODE=required} makes it a failure that there is none. */
public final class NodeJs {

    private static final String HOW_TO_GET_ONE =
            "There is no node on the path: install Node.js 20 to test the ES modules.";

    private NodeJs() {}

    /** Skips the test that asks where there is none. */
    public static void require() {
        var found = Stream.of(System.getenv("PATH").split(System.getProperty("path.separator")))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
        if (!found && "required".equals(System.getenv("GREENROOM_NODE"))) fail(HOW_TO_GET_ONE);
        assumeTrue(found, HOW_TO_GET_ONE);
    }

    /** What a script writes, which has to end well. */
    public static String output(String... script) throws IOException, InterruptedException {
        require();
        var node = new ProcessBuilder(
                        Stream.concat(Stream.of("node"), Stream.of(script)).toList())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor()).as(String.join(" ", script)).isZero();
        return output;
    }
}
