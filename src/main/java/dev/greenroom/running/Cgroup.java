package dev.greenroom.running;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One program's control group: what the kernel limits, counts and ends together. */
final class Cgroup implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Cgroup.class);

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Path path;

    Cgroup(Path path) {
        this.path = path;
    }

    /** Who writes 0 into it is in the group from then on, with all that they start. */
    Path processes() {
        return path.resolve("cgroup.procs");
    }

    /** All at once: nothing can be started meanwhile. */
    void kill() {
        try {
            write(path.resolve("cgroup.kill"), "1");
        } catch (NoSuchFileException _) {
            // It has been removed, as nothing was left in it.
        } catch (IOException e) {
            log.warn("The control group {} could not be ended: {}", path, e.toString());
        }
    }

    /**
     * What is there because of the program: all it has written to, files included. The kernel's own peak counts toolchains
     * too, for whoever happens to read them first.
     */
    long memory() {
        return sum("memory.stat", "anon", "shmem");
    }

    /** Whether anything runs in it, or in a group further down. */
    boolean isPopulated() {
        return sum("cgroup.events", "populated") > 0;
    }

    /** At its own limit, and not because the whole machine has no more. */
    boolean ranOutOfMemory() {
        return sum("memory.events", "oom") > 0 && sum("memory.events", "oom_kill") > 0;
    }

    boolean ranOutOfProcesses() {
        return sum("pids.events", "max") > 0;
    }

    /** Ends what is in it. What cannot be removed now is removed at the next start. */
    @Override
    public void close() {
        var interrupted = Thread.interrupted();
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!isRemoved()) {
            if (System.nanoTime() > until) {
                log.warn("The control group {} could not be removed", path);
                break;
            }
            LockSupport.parkNanos(1_000_000);
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    private boolean isRemoved() {
        if (isPopulated()) kill();
        try {
            Files.deleteIfExists(path);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private long sum(String file, String... names) {
        try {
            return Files.readAllLines(path.resolve(file)).stream()
                    .map(line -> line.split(" "))
                    .filter(pair -> pair.length == 2 && List.of(names).contains(pair[0]))
                    .mapToLong(pair -> Long.parseLong(pair[1]))
                    .sum();
        } catch (IOException _) {
            return 0;
        }
    }

    static void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
    }
}
