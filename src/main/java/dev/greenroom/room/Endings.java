package dev.greenroom.room;

import dev.greenroom.recording.RoomEvent.RunEnded;
import dev.greenroom.running.Outcome.Exited;
import dev.greenroom.running.Outcome.NotStarted;
import dev.greenroom.running.Outcome.OutOfMemory;
import dev.greenroom.running.Outcome.Reason;
import dev.greenroom.running.Outcome.Stopped;
import dev.greenroom.running.Outcome.TookTooLong;
import dev.greenroom.running.Outcome.WroteTooMuch;
import dev.greenroom.running.RunResult;
import java.time.Duration;

/** How a run ended, in the words of the recording. */
final class Endings {

    private Endings() {}

    static RunEnded of(int run, RunResult result) {
        var ms = result.time().toMillis();
        var memory = result.memory();
        return switch (result.outcome()) {
            case Exited(var code) -> new RunEnded(run, "exited", code, null, null, ms, memory);
            case TookTooLong(var limit) -> new RunEnded(run, "time-limit", null, limit.toMillis(), null, ms, memory);
            case WroteTooMuch(var limit) -> new RunEnded(run, "output-limit", null, (long) limit, null, ms, memory);
            case OutOfMemory(var limit) -> new RunEnded(run, "memory-limit", null, limit, null, ms, memory);
            case Stopped() -> new RunEnded(run, "stopped", null, null, null, ms, memory);
            case NotStarted(var why) -> notStarted(run, why);
        };
    }

    /** The room did not wait for its end. */
    static RunEnded stopped(int run, Duration time) {
        return new RunEnded(run, "stopped", null, null, null, time.toMillis(), 0);
    }

    /** The server was started again meanwhile. */
    static RunEnded lost(int run) {
        return new RunEnded(run, "lost", null, null, null, 0, 0);
    }

    static RunEnded failed(int run) {
        return notStarted(run, Reason.FAILED);
    }

    private static RunEnded notStarted(int run, Reason why) {
        return new RunEnded(run, "not-started", null, null, code(why), 0, 0);
    }

    private static String code(Reason why) {
        return switch (why) {
            case BUSY -> "busy";
            case NO_SANDBOX -> "no-sandbox";
            case NO_LANGUAGE -> "no-language";
            case ARGUMENTS_TOO_LONG -> "arguments-too-long";
            case FAILED -> "failed";
        };
    }
}
