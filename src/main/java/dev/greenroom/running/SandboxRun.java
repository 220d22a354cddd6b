package dev.greenroom.running;

import dev.greenroom.running.Outcome.Exited;
import dev.greenroom.running.Outcome.OutOfMemory;
import dev.greenroom.running.Outcome.Stopped;
import dev.greenroom.running.Outcome.TookTooLong;
import dev.greenroom.running.Outcome.WroteTooMuch;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One command, from its start to the end of all it has started. Whoever has a reason to end it first decides the outcome.
 *
 * <p>{@code bwrap --die-with-parent} follows the thread that started it, not the process: {@link #watch} both starts and
 * waits, and must be called on a platform thread, as the one that carries a virtual thread may end at any time.
 */
final class SandboxRun {

    static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /** What a program can allocate meanwhile is how far it gets over its limit. */
    private static final long LOOK_EVERY_MILLIS = 10;

    /** 128 and SIGXCPU. */
    private static final int CPU_LIMIT = 152;

    private final List<String> command;
    private final String input;
    private final Limits limits;
    private final @Nullable Cgroup group;
    private final AtomicReference<@Nullable Outcome> verdict = new AtomicReference<>();
    private volatile @Nullable Process process;
    private volatile boolean stands;
    private long memory;

    /** @param group that the command goes into; without one, its memory is watched from here */
    SandboxRun(List<String> command, String input, Limits limits, @Nullable Cgroup group) {
        this.command = command;
        this.input = input;
        this.limits = limits;
        this.group = group;
    }

    void stop() {
        end(new Stopped());
    }

    RunResult watch(BiConsumer<Channel, String> listener) throws IOException {
        if (Thread.currentThread().isVirtual()) throw new IllegalStateException("A run needs a thread that stays");
        if (verdict.get() instanceof Outcome early) return new RunResult(early, Duration.ZERO, 0);
        var began = System.nanoTime();
        var started = start();
        process = started;
        if (verdict.get() != null) kill(started);
        var output = new Output(limits.output(), listener, () -> end(new WroteTooMuch(limits.output())));
        var reader = Thread.ofPlatform().name("run-out").start(() -> hear(started, output));
        var code = await(started, began);
        var time = Duration.ofNanos(System.nanoTime() - began);
        join(reader);
        var decided = verdict.get();
        var outcome = decided != null ? decided : byItself(code, time);
        return new RunResult(outcome, time, memory);
    }

    /** The first byte is the sandbox's own. A killed one closes our end, whether it stood yet or not. */
    private void hear(Process started, Output output) {
        var out = started.getInputStream();
        try {
            stands = out.read() >= 0;
        } catch (IOException _) {
            return;
        }
        if (stands) Thread.ofPlatform().daemon().name("run-in").start(() -> feed(started));
        output.read(out, started.getErrorStream(), () -> !started.isAlive());
    }

    private Process start() throws IOException {
        var builder = new ProcessBuilder(command);
        // Not only for the program: it can read the environment of the sandbox's first process, which is ours
        // otherwise.
        builder.environment().clear();
        builder.environment().put("PATH", PATH);
        return builder.directory(new File("/")).start();
    }

    private int await(Process started, long began) {
        var tree = new ProcessTree(started.pid());
        var interrupted = false;
        try {
            while (true) {
                try {
                    if (started.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) return started.exitValue();
                    look(tree, began);
                } catch (InterruptedException _) {
                    interrupted = true;
                    end(new Stopped());
                }
            }
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    /** Until the sandbox stands, nothing of the program's is there to be watched. */
    private void look(ProcessTree tree, long began) {
        if (group != null) memory = Math.max(memory, group.memory());
        else if (stands) watchMemory(tree);
        if (System.nanoTime() - began > limits.wall().toNanos()) end(new TookTooLong(limits.wall()));
    }

    private void watchMemory(ProcessTree tree) {
        var seen = tree.memory();
        if (seen > limits.memory()) seen = tree.exactMemory();
        memory = Math.max(memory, seen);
        if (seen > limits.memory()) end(new OutOfMemory(limits.memory()));
    }

    /** Who runs out of memory in a group is ended by the kernel, often before we see how much it was. */
    private Outcome byItself(int code, Duration time) {
        if (group == null || !group.ranOutOfMemory()) return exited(code, time);
        memory = limits.memory();
        return new OutOfMemory(limits.memory());
    }

    /** A program may also exit with that number for reasons of its own. */
    private Outcome exited(int code, Duration time) {
        var cores = Runtime.getRuntime().availableProcessors();
        var hadTime = time.multipliedBy(cores).compareTo(limits.cpu()) >= 0;
        return code == CPU_LIMIT && hadTime ? new TookTooLong(limits.cpu()) : new Exited(code);
    }

    /** First the verdict, then the look for the process, which {@link #watch} does the other way round: one of us kills it. */
    private void end(Outcome why) {
        if (!verdict.compareAndSet(null, why)) return;
        var running = process;
        if (running != null) kill(running);
    }

    /**
     * Once the sandbox stands, killing its first process ends all others. While bubblewrap is still building, a child forked
     * between our look and the signal would wait for its parent for ever; so the parent is stopped first.
     */
    private void kill(Process running) {
        if (!stands) halt(running.pid());
        if (group != null) group.kill();
        var descendants = running.descendants().toList();
        running.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    /** Java has no signal for it. */
    private static void halt(long pid) {
        try {
            new ProcessBuilder("sh", "-c", "kill -STOP $1", "sh", Long.toString(pid))
                    .start()
                    .waitFor();
            for (var look = 0; look < 100 && ProcessTree.isAtWork(pid); look++) Thread.sleep(1);
        } catch (IOException _) {
            // The shell that began the sandbox is not to be had any more: it is killed as it is.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void feed(Process started) {
        try (var stdin = started.getOutputStream()) {
            if (verdict.get() != null) return;
            stdin.write('\n');
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException _) {
            // It does not read to the end, as many programs.
        }
    }

    private static void join(Thread reader) {
        while (true) {
            try {
                reader.join();
                return;
            } catch (InterruptedException _) {
                // The program has ended, so the reader is about to.
            }
        }
    }
}
