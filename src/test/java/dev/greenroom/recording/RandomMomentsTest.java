package dev.greenroom.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.greenroom.TestData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The replay of real editing, through the compact form, is what its edits make: at moments that chance chooses. */
class RandomMomentsTest {

    @TempDir
    Path folder;

    @Test
    void areThoseOfAGreeting() throws IOException, InterruptedException {
        agree(Path.of("src/test/resources/traces/greeting.jsonl.gz"));
    }

    @ParameterizedTest
    @Tag("long")
    @ValueSource(
            strings = {
                "automerge-paper",
                "sveltecomponent",
                "json-crdt-blog-post",
                "astral/json-crdt-blog-post-astral",
                "friendsforever_flat",
                "fitech/fitech-A79-S148",
                "fitech/fitech-A79-S228",
                "fitech/fitech-A81-S204",
                "fitech/fitech-A81-S323",
                "fitech/fitech-A81-S538"
            })
    void areThoseOfRealTraces(String name) throws IOException, InterruptedException {
        agree(TestData.file("traces/" + name + ".jsonl.gz"));
    }

    private void agree(Path trace) throws IOException, InterruptedException {
        var lines = node("src/test/js/trace-lines.mjs", trace.toString()).split("\n");
        var form = new CompactForm(lines[0]);
        Arrays.stream(lines).skip(1).forEach(form::add);
        var packed = form.bytes();
        var file = Files.write(
                folder.resolve("compact"), new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes());
        var found = node("src/test/js/random-moments.mjs", trace.toString(), file.toString());
        assertThat(found).startsWith("200 moments");
        System.out.printf(
                "%s: %s, %.2f bytes an event%n",
                trace.getFileName(), found.strip(), packed.length / (double) (lines.length - 1));
    }

    private static String node(String... arguments) throws IOException, InterruptedException {
        assumeTrue(
                "required".equals(System.getenv("GREENROOM_NODE")) || isThere(),
                "There is no node on the path: install Node.js 20 to test the ES modules.");
        var command = Stream.concat(Stream.of("node"), Stream.of(arguments)).toList();
        var process = new ProcessBuilder(List.copyOf(command))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
        return output;
    }

    private static boolean isThere() {
        return Stream.of(System.getenv("PATH").split(System.getProperty("path.separator")))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
    }
}
