package dev.greenroom.running;

import java.time.Duration;

/** How a run ended. */
public sealed interface Outcome {

    /** By itself; a program that a signal ended has 128 and the signal's number. */
    record Exited(int code) implements Outcome {}

    /** It took more than it may: time on the clock, or of a processor. */
    record TookTooLong(Duration limit) implements Outcome {}

    record WroteTooMuch(int limitBytes) implements Outcome {}

    record OutOfMemory(long limitBytes) implements Outcome {}

    /** Somebody did not want to wait for its end. */
    record Stopped() implements Outcome {}

    /** @param why a sentence */
    record NotStarted(String why) implements Outcome {}
}
