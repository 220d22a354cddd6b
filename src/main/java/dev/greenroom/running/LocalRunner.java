package dev.greenroom.running;

import dev.greenroom.running.Outcome.Reason;
import dev.greenroom.running.Standing.Broken;
import dev.greenroom.running.Standing.Holds;
import dev.greenroom.running.Standing.Untried;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Runs programs in the sandbox of this machine, once that has shown that it holds, and never without it. */
@Component
class LocalRunner implements CodeRunner, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(LocalRunner.class);

    private static final int AT_ONCE = Runtime.getRuntime().availableProcessors();

    /** With {@link #AT_ONCE} of 10 s each at worst, about three minutes. */
    private static final int LONGEST = 20 * AT_ONCE;

    private final ExecutorService teller = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("run-news").factory());
    private final RunQueue queue = new RunQueue(AT_ONCE, LONGEST, teller);
    private final Set<LocalRun> runs = ConcurrentHashMap.newKeySet();
    private final ApplicationEventPublisher events;
    private final boolean wanted;
    private volatile Standing standing = new Untried();
    private volatile @Nullable Sandbox sandbox;

    /** @param wanted whether anybody may run programs on this machine at all */
    LocalRunner(ApplicationEventPublisher events, @Value("${greenroom.programs:true}") boolean wanted) {
        this.events = events;
        this.wanted = wanted;
    }

    /** Beside the start, which neither waits for it nor fails with it. */
    @EventListener(ApplicationReadyEvent.class)
    void test() {
        Thread.ofPlatform().daemon().name("sandbox-test").start(() -> {
            standing = tested();
            switch (standing) {
                case Holds holds ->
                    log.info(
                            "The sandbox holds; programs can be run in {}",
                            holds.versions().keySet());
                case Broken(var why) -> log.warn("No programs can be run: {}", why);
                case Untried() -> {}
            }
            events.publishEvent(new RunnerChanged());
            if (languages().contains("java")) JavaCache.make(Objects.requireNonNull(sandbox));
        });
    }

    private Standing tested() {
        if (!wanted)
            return new Broken("Greenroom was started with GREENROOM_PROGRAMS=false, so nobody runs programs here.");
        try {
            var found = Sandbox.ofThisMachine();
            sweep();
            var standing = SelfTest.of(found);
            if (!(standing instanceof Holds holds)) return standing;
            var best = grouped(found);
            sandbox = best;
            return new Holds(holds.versions(), best.hasGroups());
        } catch (Sandbox.Unavailable e) {
            return new Broken(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            log.error("The test of the sandbox failed", e);
            return new Broken("The test of the sandbox failed; the log says how.");
        }
    }

    /** Without groups, memory is limited less strictly, which is no reason to run nothing. */
    private static Sandbox grouped(Sandbox safe) {
        try {
            var grouped = CgroupTrial.passedBy(safe, Cgroups.ofThisProcess());
            log.info("Each program has a cgroup of its own");
            return grouped;
        } catch (IOException | RuntimeException | Cgroups.Unavailable e) {
            log.info(
                    "Memory is watched by Greenroom itself, as {}; a cgroup for each program would be stricter:"
                            + " docs/self-hosting.md says how",
                    e.getMessage());
            return safe;
        }
    }

    private static void sweep() {
        try {
            RunFolder.sweep();
        } catch (IOException e) {
            log.warn("Folders of earlier runs could not be removed: {}", e.toString());
        }
    }

    Standing standing() {
        return standing;
    }

    @Override
    public State state() {
        return switch (standing) {
            case Untried() -> State.UNTRIED;
            case Holds _ -> State.READY;
            case Broken _ -> State.NO_SANDBOX;
        };
    }

    @Override
    public Set<String> languages() {
        return standing instanceof Holds holds ? holds.versions().keySet() : Set.of();
    }

    @Override
    public Run start(UUID room, Program program, Listener listener) {
        var run = new LocalRun(room, listener);
        var language =
                Language.named(program.language()).filter(each -> languages().contains(each.name()));
        var safe = sandbox;
        if (language.isEmpty() || safe == null) {
            run.refuse(standing instanceof Holds ? Reason.NO_LANGUAGE : Reason.NO_SANDBOX);
            return run;
        }
        run.offer(safe, job(language.get(), program));
        return run;
    }

    private static Sandbox.Job job(Language language, Program program) {
        var files = FileNames.fitting(language, program.files());
        return new Sandbox.Job(
                language.script(),
                files,
                files.firstEntry().getKey(),
                program.input(),
                program.arguments(),
                language.limits());
    }

    /** Nothing runs on without somebody to hear of it. */
    @Override
    public void destroy() throws InterruptedException {
        new ArrayList<>(runs).forEach(LocalRun::stop);
        queue.drain(Duration.ofSeconds(5));
        teller.shutdown();
    }

    /** One run between the queue, the sandbox and its listener, who is told one thing after the other. */
    private final class LocalRun implements Run {

        private final UUID room;
        private final Listener listener;
        private RunQueue.@Nullable Turn turn;
        private @Nullable Runnable stopper;
        private boolean unwanted;
        private boolean begun;
        private final Object telling = new Object();

        LocalRun(UUID room, Listener listener) {
            this.room = room;
            this.listener = listener;
        }

        void offer(Sandbox safe, Sandbox.Job job) {
            var mine = new RunQueue.Turn(room, () -> run(safe, job), this::tellPlace);
            synchronized (this) {
                turn = mine;
            }
            runs.add(this);
            if (!queue.add(mine)) refuse(Reason.BUSY);
        }

        void refuse(Reason why) {
            teller.execute(() -> tellEnd(RunResult.notStarted(why)));
        }

        @Override
        public void stop() {
            var mine = stopping();
            if (mine != null && queue.remove(mine))
                teller.execute(() -> tellEnd(new RunResult(new Outcome.Stopped(), Duration.ZERO, 0)));
        }

        private synchronized RunQueue.@Nullable Turn stopping() {
            unwanted = true;
            if (stopper != null) stopper.run();
            return turn;
        }

        private void run(Sandbox safe, Sandbox.Job job) {
            RunResult result;
            try {
                synchronized (telling) {
                    begun = true;
                    listener.started();
                }
                result = safe.run(job, this::tellOutput, this::keep);
            } catch (IOException | RuntimeException e) {
                log.error("A run failed", e);
                result = RunResult.notStarted(Reason.FAILED);
            }
            tellEnd(result);
        }

        private synchronized void keep(Runnable stop) {
            stopper = stop;
            if (unwanted) stop.run();
        }

        private void tellPlace(int others) {
            synchronized (telling) {
                if (!begun) listener.waiting(others);
            }
        }

        private void tellOutput(Channel channel, String text) {
            synchronized (telling) {
                listener.output(channel, text);
            }
        }

        private void tellEnd(RunResult result) {
            runs.remove(this);
            synchronized (telling) {
                begun = true;
                listener.ended(result);
            }
        }
    }
}
