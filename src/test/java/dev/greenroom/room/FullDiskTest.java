package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk under the database is full for a while. */
@Tag("long")
class FullDiskTest {

    @TempDir
    Path disk;

    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=200m", "tmpfs", disk.toString());
        assumeTrue(
                mounted, "Run this as root, where a small file system may be mounted, to see what a full disk does.");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) run("umount", "--lazy", disk.toString());
    }

    @Test
    void givesNoReceiptsWhileItIsFullAndLosesNothing() throws Exception {
        try (var installation = Installation.start(disk.resolve("data"))) {
            installation.peopleType("full disk", ordeal -> {
                ordeal.strike(() -> ordeal.awaitCutOff(this::fill));
                // What fits into the last pages still gets a receipt, and rightly so.
                TimeUnit.SECONDS.sleep(3);
                var receipts = ordeal.acknowledged();
                TimeUnit.SECONDS.sleep(3);
                assertThat(ordeal.acknowledged())
                        .as("receipts while it is full")
                        .isEqualTo(receipts);
                Files.delete(ballast());
                ordeal.awaitReceipts();
            });
        }
    }

    private void fill() throws IOException {
        try (var out = Files.newOutputStream(ballast())) {
            var block = new byte[4096];
            while (true) out.write(block);
        } catch (IOException full) {
            assertThat(disk.toFile().getUsableSpace()).isLessThan(8192);
        }
    }

    private Path ballast() {
        return disk.resolve("ballast");
    }

    private static boolean run(String... command) throws Exception {
        return new ProcessBuilder(command).start().waitFor() == 0;
    }
}
