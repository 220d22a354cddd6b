package dev.greenroom.running;

import java.time.Duration;

/**
 * What is known of a run after its end.
 *
 * @param time by the clock, with the sandbox around it
 * @param memory the most bytes it was seen to hold, all of its processes together; 0 when it was over before a look
 */
public record RunResult(Outcome outcome, Duration time, long memory) {

    static RunResult notStarted(Outcome.Reason why) {
        return new RunResult(new Outcome.NotStarted(why), Duration.ZERO, 0);
    }
}
