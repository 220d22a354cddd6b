package dev.greenroom.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The compact form is what the JavaScript tests read, to the byte. */
class CompactFormTest {

    private static final Path RECORDINGS = Path.of("src/test/resources/recordings");

    @Test
    void isTheGoldenOne() throws IOException {
        var made = unpacked(form(Files.readAllLines(RECORDINGS.resolve("compact.jsonl"))));
        var golden = RECORDINGS.resolve("compact.bin");
        assertThat(new String(made, StandardCharsets.ISO_8859_1))
                .isEqualTo(Files.readString(golden, StandardCharsets.ISO_8859_1));
    }

    @Test
    void costsLittleForAKeystroke() {
        var lines = new ArrayList<>(List.of("{\"format\":\"greenroom-recording\",\"version\":1}"));
        for (var i = 0; i < 1_000; i++)
            lines.add("""
                    {"seq":%d,"at":%d,"by":"a","type":"edited","file":"f1","revision":%d,"client":"c","n":%d,\
                    "changes":[[%s[0,"x"]]],"ms":[0],"how":"typed"}\
                    """.formatted(i + 1, 1_000 + i * 170 + i % 7, i, i, i == 0 ? "" : i + ","));
        assertThat(form(lines).length).isLessThan(1_000);
    }

    private static byte[] form(List<String> lines) {
        var form = new CompactForm(lines.getFirst());
        lines.stream().skip(1).forEach(form::add);
        return form.bytes();
    }

    private static byte[] unpacked(byte[] gzip) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes();
    }
}
