package dev.greenroom.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomApplication;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording that somebody took away, as it was and in every way damaged. Line 1 is the header, line 10 the seal. */
class VerifyCommandTest {

    /** Computed by another program than ours. A file that has landed is never edited. */
    private static final Path GOLDEN = Path.of("src/test/resources/recordings/sealed.jsonl");

    private static final String HEAD = "82c68d4eec859cc83dcc63c764d5b5d151c681da07327c30f7d2c6123b5e7a84";

    @TempDir
    Path folder;

    @Test
    void whatWasSealedIsIntact() throws IOException {
        assertThat(said(GOLDEN)).startsWith("0 ").contains("intact, 8 events", HEAD);
    }

    @Test
    void aChangedEventIsFoundInItsLine() throws IOException {
        var change = with(lines -> lines.set(6, lines.get(6).replace("good", "fine")));
        assertThat(said(change)).startsWith("1 ").contains("from line 7 on it is not what was sealed");
    }

    @Test
    void aChangedNameIsFoundInTheHeader() throws IOException {
        var change = with(lines -> lines.set(0, lines.get(0).replace("Hopper", "Murray")));
        assertThat(said(change)).startsWith("1 ").contains("from line 1 on");
    }

    @Test
    void twoSwappedLinesAreFoundAtTheFirst() throws IOException {
        assertThat(said(with(lines -> Collections.swap(lines, 3, 4))))
                .startsWith("1 ")
                .contains("from line 4 on");
    }

    @Test
    void aLineThatWasTakenOutOrPutInIsFoundWhereItWas() throws IOException {
        assertThat(said(with(lines -> lines.remove(5)))).startsWith("1 ").contains("from line 6 on");
        assertThat(said(with(lines -> lines.add(5, "{}")))).startsWith("1 ").contains("from line 6 on");
        assertThat(said(with(lines -> lines.remove(8)))).startsWith("1 ").contains("line 9 and everything after");
        assertThat(said(with(lines -> lines.add(9, "{}"))))
                .startsWith("1 ")
                .contains("from line 10 on there are lines");
        assertThat(said(with(lines -> lines.add("{}")))).startsWith("1 ").contains("from line 11 on there are lines");
    }

    @Test
    void aChangedSealIsFound() throws IOException {
        var other = with(lines -> lines.set(9, lines.get(9).replace(HEAD, HEAD.replaceAll("^8", "9"))));
        assertThat(said(other)).startsWith("1 ").contains("the seal in line 10 is damaged");
        var broken = with(lines -> lines.set(9, "{\"type\":\"sealed\",\"at\""));
        assertThat(said(broken)).startsWith("1 ").contains("the seal in line 10 is damaged");
        var empty = with(lines -> lines.set(9, "{\"type\":\"sealed\",\"lines\":9,\"head\":7}"));
        assertThat(said(empty)).startsWith("1 ").contains("the seal in line 10 is damaged");
    }

    @Test
    void aFileThatIsCutOffAnywhereIsNeverIntact() throws IOException {
        var whole = Files.readAllBytes(GOLDEN);
        var header = new String(whole, StandardCharsets.UTF_8).indexOf('\n');
        for (var length = 0; length < whole.length; length++) {
            var said = said(file(Arrays.copyOf(whole, length)));
            assertThat(said).as("%s bytes", length).startsWith(length < header ? "2 " : "1 ");
        }
    }

    @Test
    void anEarlierDownloadHasNoSeal() throws IOException {
        assertThat(said(with(lines -> lines.remove(9)))).startsWith("1 ").contains("has no seal");
        assertThat(said(with(lines -> lines.subList(5, 10).clear())))
                .startsWith("1 ")
                .contains("breaks off at line 5");
    }

    @Test
    void somethingElseIsNoRecording() throws IOException {
        assertThat(said(file(new byte[] {(byte) 0x1f, (byte) 0x8b, 0, '\n', 7})))
                .startsWith("2 ")
                .contains("not a recording");
        assertThat(said(file("[1]\n".getBytes(StandardCharsets.UTF_8))))
                .startsWith("2 ")
                .contains("not a recording");
        assertThat(said(file("{\"format\":\"greenroom-recording\",\"version\":2}\n".getBytes(StandardCharsets.UTF_8))))
                .startsWith("2 ")
                .contains("version 2");
        assertThat(said(folder.resolve("nowhere"))).startsWith("2 ").contains("cannot be read");
        assertThat(run()).startsWith("2 ").contains("Usage");
    }

    @Test
    void theApplicationVerifiesWithoutStarting() throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        GreenroomApplication.class.getName(),
                        "verify",
                        GOLDEN.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(said).contains("intact, 8 events").doesNotContain("Spring", "INFO");
    }

    private Path with(Consumer<List<String>> change) throws IOException {
        var lines = new ArrayList<>(List.of(Files.readString(GOLDEN).split("\n")));
        change.accept(lines);
        return file((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("recording.jsonl"), bytes);
    }

    private static String said(Path file) {
        return run(file.toString());
    }

    /** The exit status, and what it said. */
    private static String run(String... arguments) {
        var said = new ByteArrayOutputStream();
        try (var out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            return VerifyCommand.run(arguments, out, out) + " " + said.toString(StandardCharsets.UTF_8);
        }
    }
}
