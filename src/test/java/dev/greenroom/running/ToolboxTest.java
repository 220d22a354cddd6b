package dev.greenroom.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ToolboxTest {

    @Test
    void nobodyInTheSandboxCanChangeIt() {
        var tried = Tries.sh("cd /greenroom && for path in . *; do [ ! -w $path ] || echo $path; done; "
                + "echo x > /greenroom/file; rm -f /greenroom/*; ls /greenroom");
        assertThat(tried.out()).contains("lock").doesNotContain("file");
        assertThat(tried.err()).contains("Read-only file system");
    }

    @Test
    void thoseOfGreenroomsThatAreNoMoreAreSwept() throws IOException {
        var ours = Tries.sandbox().tools().path();
        var abandoned = Files.createTempDirectory("greenroom-tools-");
        Files.createFile(abandoned.resolve("lock"));
        var beingMade = Files.createTempDirectory("greenroom-tools-");
        try {
            Toolbox.sweep();
            assertThat(abandoned).doesNotExist();
            assertThat(beingMade).exists();
            assertThat(ours).exists();
        } finally {
            Files.delete(beingMade);
        }
    }
}
