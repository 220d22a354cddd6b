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

    record NotStarted(Reason why) implements Outcome {}

    /** Why a program never began; what lies behind it is in the log. */
    enum Reason {

        /** So many others wait that it would take too long. */
        BUSY,

        /** There is none that has shown to hold. */
        NO_SANDBOX,

        /** Nothing that runs this language is installed. */
        NO_LANGUAGE,

        ARGUMENTS_TOO_LONG,

        /** It is our fault. */
        FAILED
    }
}
