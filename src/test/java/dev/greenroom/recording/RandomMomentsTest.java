package dev.greenroom.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.NodeJs;
import dev.greenroom.TestData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

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
    @FieldSource("dev.greenroom.TestData#TRACES")
    void areThoseOfRealTraces(String name) throws IOException, InterruptedException {
        agree(TestData.file("traces/" + name + ".jsonl.gz"));
    }

    private void agree(Path trace) throws IOException, InterruptedException {
        var lines =
                NodeJs.output("src/test/js/trace-lines.mjs", trace.toString()).split("\n");
        var form = new CompactForm(lines[0]);
        Arrays.stream(lines).skip(1).forEach(form::add);
        var packed = form.bytes();
        var file = Files.write(
                folder.resolve("compact"), new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes());
        var found = NodeJs.output("src/test/js/random-moments.mjs", trace.toString(), file.toString());
        assertThat(found).startsWith("200 moments");
        System.out.printf(
                "%s: %s, %.2f bytes an event%n",
                trace.getFileName(), found.strip(), packed.length / (double) (lines.length - 1));
    }
}
