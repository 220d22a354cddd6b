package dev.greenroom.running;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The command that puts a program into the sandbox. Read from the outside in: in a control group where there is one, as
 * another user where we are root, with the filter as an open file (which Java cannot pass on), bubblewrap with a world of
 * its own, limits, a shell that lays the files out where they may be written to, and the program.
 */
final class SandboxCommand {

    /** What root becomes: a user that neither Debian nor systemd gives to anybody. */
    static final int STRANGER = 61000;

    /**
     * Says that the sandbox stands, and goes on only when it is told to: bubblewrap that is killed while it builds leaves
     * what it has built, which then finds nobody at the other end and goes away too.
     */
    private static final String READY = "printf x; read -r go || exit 125\n. /src/start\n";

    /** Of the machine's settings, what programs are found by and what toolchains do not start without. */
    private static final List<String> ETC =
            List.of("alternatives", "ld.so.cache", "localtime", "php", "java-17-openjdk");

    private final List<String> command = new ArrayList<>();

    private SandboxCommand() {}

    static List<String> of(
            RunFolder folder,
            Toolbox tools,
            OptionalInt asUser,
            @Nullable Path jdk,
            @Nullable Cgroup group,
            Limits limits,
            String script) {
        var sandbox = new SandboxCommand();
        if (group != null) sandbox.join(group);
        // What people type goes first, with every core at somebody's program.
        sandbox.add("nice", "-n", "19");
        if (asUser.isPresent()) sandbox.becomeAnother(asUser.getAsInt());
        sandbox.add(
                "sh",
                "-c",
                "exec 9<\"$1\" && shift && exec \"$@\"",
                "sh",
                folder.filter().toString());
        sandbox.add("bwrap", "--seccomp", "9");
        sandbox.apart(jdk);
        sandbox.system(folder, jdk);
        sandbox.world();
        sandbox.add("--ro-bind", tools.path().toString(), "/greenroom");
        sandbox.add("--ro-bind", folder.sources().toString(), "/src");
        sandbox.add("--remount-ro", "/", "--chdir", "/box", "--");
        sandbox.limits(limits);
        sandbox.add("sh", "-c", READY + script);
        return sandbox.command;
    }

    /** Before all else, and before rights to do so are given up: what comes after it is in there. */
    private void join(Cgroup group) {
        add("sh", "-c", "echo 0 > \"$1\" && shift && exec \"$@\"", "sh");
        add(group.processes().toString());
    }

    /** As root the number of processes would not be limited, and rights would stay. */
    private void becomeAnother(int user) {
        add("setpriv", "--reuid", "" + user, "--regid", "" + user, "--clear-groups", "--no-new-privs", "--");
    }

    private void apart(@Nullable Path jdk) {
        add(
                "--unshare-user",
                "--unshare-pid",
                "--unshare-ipc",
                "--unshare-uts",
                "--unshare-net",
                "--unshare-cgroup-try");
        add("--disable-userns", "--die-with-parent", "--new-session", "--cap-drop", "ALL");
        add("--uid", "65534", "--gid", "65534", "--hostname", "sandbox");
        add("--clearenv");
        add("--setenv", "PATH", "/usr/local/bin:/usr/bin:/bin");
        add("--setenv", "HOME", "/tmp");
        add("--setenv", "LANG", "C.UTF-8");
        if (jdk != null) add("--setenv", "JDK", jdk.toString());
        // So that one sees output when it is written, not when the program ends.
        add("--setenv", "PYTHONUNBUFFERED", "1");
    }

    private void system(RunFolder folder, @Nullable Path jdk) {
        add("--ro-bind", "/usr", "/usr");
        for (var name : List.of("bin", "sbin", "lib", "lib64")) {
            if (Files.exists(Path.of("/", name))) add("--symlink", "usr/" + name, "/" + name);
        }
        if (jdk != null && !jdk.startsWith("/usr")) add("--ro-bind", jdk.toString(), jdk.toString());
        ETC.forEach(name -> add("--ro-bind-try", "/etc/" + name, "/etc/" + name));
        for (var name : List.of("passwd", "group", "hosts"))
            add("--ro-bind", folder.etc().resolve(name).toString(), "/etc/" + name);
    }

    /**
     * All that can be written to has a size, as it is memory that no process is charged for. There is no {@code /dev/zero},
     * which can be mapped to share memory that stays when nobody maps it.
     */
    private void world() {
        add("--proc", "/proc");
        add("--size", "65536", "--tmpfs", "/dev");
        for (var name : List.of("null", "full", "random", "urandom")) add("--dev-bind", "/dev/" + name, "/dev/" + name);
        add("--symlink", "/proc/self/fd", "/dev/fd");
        add("--symlink", "/proc/self/fd/0", "/dev/stdin");
        add("--symlink", "/proc/self/fd/1", "/dev/stdout");
        add("--symlink", "/proc/self/fd/2", "/dev/stderr");
        add("--size", "16777216", "--tmpfs", "/dev/shm", "--remount-ro", "/dev");
        add("--size", "67108864", "--tmpfs", "/tmp");
        add("--size", "67108864", "--tmpfs", "/box");
    }

    /** Set inside, where the number of processes is that of this sandbox alone. */
    private void limits(Limits limits) {
        var cpu = limits.cpu().toSeconds();
        add("prlimit", "--nproc=" + limits.processes(), "--fsize=" + limits.file(), "--nofile=256", "--core=0");
        add("--cpu=" + cpu + ":" + (cpu + 1), "--data=" + limits.data(), "--stack=8388608", "--memlock=65536");
        add("--sigpending=256", "--msgqueue=0");
    }

    private void add(String... words) {
        command.addAll(List.of(words));
    }
}
