package dev.greenroom.running;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The control group (v2) that is delegated to Greenroom, arranged so that each program gets one of its own in it. Nothing
 * outside of it is touched.
 *
 * <pre>
 * what is delegated
 *   greenroom      Greenroom and whatever was there with it
 *   run-4711-1     a program; 4711 is the process that runs it
 * </pre>
 */
final class Cgroups {

    /** Of bubblewrap, around the program's own. */
    private static final int AROUND = 2;

    /** A process that has many others has new ones meanwhile. */
    private static final int ROUNDS = 20;

    private static final Pattern PROGRAMS = Pattern.compile("run-(\\d{1,18})-\\d+");

    private static @Nullable Cgroups ofThisProcess;

    private final Path base;
    private final long pid;
    private final AtomicLong made = new AtomicLong();

    Cgroups(Path base, long pid) throws IOException, Unavailable {
        this.base = base;
        this.pid = pid;
        var own = base.resolve(Delegation.OWN);
        if (isUsedByOthers()) throw new Unavailable("somebody else has control groups in the one that is delegated");
        sweep();
        if (!Files.isDirectory(own)) Files.createDirectory(own);
        move(base, own);
        Cgroup.write(base.resolve("cgroup.subtree_control"), "+memory +pids");
    }

    /** Arranged once: what another part of this JVM runs is nothing left over. */
    static synchronized Cgroups ofThisProcess() throws IOException, Unavailable {
        var there = ofThisProcess;
        if (there != null) return there;
        var arranged =
                new Cgroups(Delegation.ofThisProcess(), ProcessHandle.current().pid());
        ofThisProcess = arranged;
        return arranged;
    }

    /** For one program, with all that the sandbox is around it. */
    Cgroup forOne(Limits limits) throws IOException {
        var path = base.resolve("run-%d-%d".formatted(pid, made.incrementAndGet()));
        Files.createDirectory(path);
        var group = new Cgroup(path);
        try {
            Cgroup.write(path.resolve("memory.max"), "" + limits.memory());
            // A kernel without swap has no such file.
            if (Files.exists(base.resolve("memory.swap.max"))) Cgroup.write(path.resolve("memory.swap.max"), "0");
            Cgroup.write(path.resolve("memory.oom.group"), "1");
            Cgroup.write(path.resolve("pids.max"), "" + (limits.processes() + AROUND));
            return group;
        } catch (IOException e) {
            group.close();
            throw e;
        }
    }

    private static void move(Path from, Path to) throws IOException, Unavailable {
        for (var round = 0; round < ROUNDS; round++) {
            var processes = Files.readAllLines(from.resolve("cgroup.procs"));
            if (processes.isEmpty()) return;
            // How a process looks that our own view of processes does not reach.
            if (processes.contains("0"))
                throw new Unavailable("the control group that is delegated is shared with processes of others");
            for (var process : processes) move(process, to);
        }
        throw new Unavailable("the processes in the control group that is delegated could not be moved");
    }

    private static void move(String process, Path to) {
        try {
            Cgroup.write(to.resolve("cgroup.procs"), process);
        } catch (IOException _) {
            // It has ended, or the next look finds it where it was.
        }
    }

    /** Ends and removes what a Greenroom that was killed has left. Another one that lives may share our group. */
    private void sweep() throws IOException {
        try (var groups = Files.newDirectoryStream(base)) {
            for (var group : groups) {
                if (isLeftOver(nameOf(group))) new Cgroup(group).close();
            }
        }
    }

    /** A manager of groups that started us without giving us one: its processes are not ours to move. */
    private boolean isUsedByOthers() throws IOException {
        try (var groups = Files.newDirectoryStream(base, Files::isDirectory)) {
            for (var group : groups) {
                var name = nameOf(group);
                var isOurs =
                        name.equals(Delegation.OWN) || PROGRAMS.matcher(name).matches();
                if (!isOurs && new Cgroup(group).isPopulated()) return true;
            }
        }
        return false;
    }

    private boolean isLeftOver(String name) {
        var parts = PROGRAMS.matcher(name);
        if (!parts.matches()) return false;
        var owner = Long.parseLong(parts.group(1));
        return owner == pid || ProcessHandle.of(owner).isEmpty();
    }

    private static String nameOf(Path group) {
        return group.getFileName().toString();
    }

    /** Its message is the middle of a sentence for admins. */
    static final class Unavailable extends Exception {

        Unavailable(String why) {
            super(why);
        }
    }
}
