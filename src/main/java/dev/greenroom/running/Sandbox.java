package dev.greenroom.running;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs a script over some files where it reaches nothing, and leaves nothing behind. */
final class Sandbox {

    /**
     * What to run.
     *
     * @param script for {@code sh}; finds the name of the first file in {@code $entry} and the arguments in {@code $@}
     */
    record Job(
            String script,
            Map<String, String> files,
            String entry,
            String input,
            List<String> arguments,
            Limits limits) {}

    private final byte[] filter;
    private final OptionalInt asUser;
    private final Toolbox tools;
    private final @Nullable Cgroups groups;
    private final @Nullable Path jdk;

    private Sandbox(byte[] filter, OptionalInt asUser, Toolbox tools, @Nullable Cgroups groups) {
        this.filter = filter;
        this.asUser = asUser;
        this.tools = tools;
        this.groups = groups;
        this.jdk = ownJdk();
    }

    /** @throws Unavailable on a machine for which there is none */
    static Sandbox ofThisMachine() throws Unavailable {
        if (!Files.isDirectory(Path.of("/proc/self"))) throw new Unavailable("Programs can be run on Linux only.");
        var filter = SeccompFilter.bytes()
                .orElseThrow(() -> new Unavailable("Programs can be run on x86_64 and aarch64 only, not on %s."
                        .formatted(System.getProperty("os.arch"))));
        try {
            var asUser = isRoot() ? OptionalInt.of(SandboxCommand.STRANGER) : OptionalInt.empty();
            return new Sandbox(filter, asUser, Toolbox.ofThisProcess(), null);
        } catch (IOException e) {
            throw new Unavailable("What the sandbox needs could not be laid out: " + e.getMessage() + ".");
        }
    }

    /** The same, with a control group for each program. */
    Sandbox within(Cgroups groups) {
        return new Sandbox(filter, asUser, tools, groups);
    }

    boolean hasGroups() {
        return groups != null;
    }

    Toolbox tools() {
        return tools;
    }

    /** The JDK that we run on, where it can start a program from its source, else the machine's. */
    Path jdkOrUsr() {
        return jdk != null ? jdk : Path.of("/usr");
    }

    /**
     * Runs it to its end, on a platform thread.
     *
     * @param begun gets what stops it, before it starts
     * @throws IOException when the sandbox could not be begun, which is no fault of the program
     */
    RunResult run(Job job, BiConsumer<Channel, String> listener, Consumer<Runnable> begun) throws IOException {
        if (Prelude.isTooLong(job.arguments())) return RunResult.notStarted(Outcome.Reason.ARGUMENTS_TOO_LONG);
        try (var group = groups != null ? groups.forOne(job.limits()) : null) {
            return run(job, group, listener, begun);
        }
    }

    /** @param group that somebody else has made, and looks at afterwards */
    RunResult run(Job job, @Nullable Cgroup group, BiConsumer<Channel, String> listener, Consumer<Runnable> begun)
            throws IOException {
        try (var folder = new RunFolder(job, tools, filter, asUser)) {
            var command = SandboxCommand.of(folder, tools, asUser, jdk, group, job.limits(), job.script());
            var run = new SandboxRun(command, job.input(), job.limits(), group);
            begun.accept(run::stop);
            return run.watch(listener);
        }
    }

    RunResult run(Job job, BiConsumer<Channel, String> listener) throws IOException {
        return run(job, listener, _ -> {});
    }

    private static @Nullable Path ownJdk() {
        var home = Path.of(System.getProperty("java.home"));
        return Files.isExecutable(home.resolve("bin/javac")) ? home : null;
    }

    private static boolean isRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    /** Its message is for admins. */
    static final class Unavailable extends Exception {

        Unavailable(String why) {
            super(why);
        }
    }
}
