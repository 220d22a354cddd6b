package dev.greenroom.room;

import dev.greenroom.TestData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The files of the JSON test suite: what parsers must take, must refuse, and may do either with. */
final class BadJson {

    private BadJson() {}

    static List<String> files() throws IOException {
        var files = new ArrayList<String>();
        try (var tar = new TarArchiveInputStream(
                new GZIPInputStream(Files.newInputStream(TestData.file("bad-input/json-test-suite.tar.gz"))))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().endsWith(".json"))
                    files.add(new String(tar.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
