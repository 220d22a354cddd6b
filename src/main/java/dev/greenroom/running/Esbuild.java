package dev.greenroom.running;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Leaves the types out of TypeScript, and joins its files: in a hundredth of the time of TypeScript's own compiler, and with
 * enums, parameter properties and imports without an ending, which Node's own stripping refuses.
 */
final class Esbuild {

    private Esbuild() {}

    /** Where there is one for this machine. */
    static void putInto(Path folder) throws IOException {
        if (!System.getProperty("os.arch").equals("amd64")) return;
        try (var binary = Esbuild.class.getResourceAsStream("linux-x64/esbuild")) {
            if (binary == null) return;
            var file = folder.resolve("esbuild");
            Files.copy(binary, file);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
