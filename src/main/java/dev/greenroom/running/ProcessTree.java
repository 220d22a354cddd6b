package dev.greenroom.running;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** A process and all it has started, as {@code /proc} shows them. What ends while we look counts nothing. */
record ProcessTree(long root) {

    private static final Path PROC = Path.of("/proc");

    /**
     * The bytes that are there because of it: what its processes have written to, but not the programs' own files, which
     * are shared with all others. What forks share is counted for each of them.
     */
    long memory() {
        return all().mapToLong(ProcessTree::memoryOf).sum();
    }

    /** The same, with what is shared counted once, which takes the kernel longer to say. */
    long exactMemory() {
        return all().mapToLong(ProcessTree::exactMemoryOf).sum();
    }

    /** Neither stopped by a signal nor gone. */
    static boolean isAtWork(long pid) {
        var stat = read(PROC.resolve(Long.toString(pid)).resolve("stat"));
        return !stat.isEmpty() && !stat.substring(stat.lastIndexOf(')')).startsWith(") T");
    }

    private Stream<String> all() {
        return withDescendants(Long.toString(root));
    }

    private static Stream<String> withDescendants(String process) {
        return Stream.concat(Stream.of(process), children(process).flatMap(ProcessTree::withDescendants));
    }

    private static Stream<String> children(String process) {
        try (var threads = Files.list(PROC.resolve(process).resolve("task"))) {
            return threads
                    .map(thread -> read(thread.resolve("children")))
                    .flatMap(text -> Arrays.stream(text.split(" ")))
                    .filter(child -> !child.isBlank())
                    .toList()
                    .stream();
        } catch (IOException _) {
            return Stream.of();
        }
    }

    private static long memoryOf(String process) {
        return sum(read(PROC.resolve(process).resolve("status")), "RssAnon:", "RssShmem:");
    }

    /** Not every process lets itself be looked at so closely. */
    private static long exactMemoryOf(String process) {
        var exact = read(PROC.resolve(process).resolve("smaps_rollup"));
        return exact.contains("Pss_Anon:") ? sum(exact, "Pss_Anon:", "Pss_Shmem:") : memoryOf(process);
    }

    private static long sum(String text, String one, String other) {
        return text.lines()
                .filter(line -> line.startsWith(one) || line.startsWith(other))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException _) {
            return "";
        }
    }
}
