package dev.greenroom.running;

import java.util.Set;
import java.util.UUID;

/** Something that runs programs: the sandbox on this machine, or an engine somewhere else. */
public interface CodeRunner {

    /** Whether it can run anything at this moment; {@link RunnerChanged} is published when that changes. */
    State state();

    /** The languages it can run at this moment, as the room's menu names them; none unless it is ready. */
    Set<String> languages();

    /**
     * Runs a program when its turn has come: one at a time for a room, and who asked first is first. Returns at once.
     */
    Run start(UUID room, Program program, Listener listener);

    enum State {

        /** It is being tested still, as after every start for a moment. */
        UNTRIED,

        READY,

        /** There is no sandbox here that holds, and nothing runs without one. */
        NO_SANDBOX
    }

    /** A run that has begun or waits for its turn. */
    interface Run {

        /** Ends it; the listener hears of it as of any end. Once it has ended, nothing happens. */
        void stop();
    }

    /** Hears what becomes of a run, one call after the other, from threads of the runner: it may not keep them long. */
    interface Listener {

        /** So many others are before it. */
        default void waiting(int others) {}

        default void started() {}

        /** Never half a character. */
        void output(Channel channel, String text);

        /** Always called, as the last. */
        void ended(RunResult result);
    }
}
