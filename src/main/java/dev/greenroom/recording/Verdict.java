package dev.greenroom.recording;

/** What came of reading a recording's bytes again. */
public sealed interface Verdict {

    /** As it was sealed, provided that {@code head} is the one that somebody knows from elsewhere. */
    record Intact(String head, long events) implements Verdict {}

    /** From this line on it is not what was sealed; the header is line 1. */
    record Changed(long line) implements Verdict {}

    /** This line was sealed, and it and all after it are missing. */
    record Missing(long line) implements Verdict {}

    /** All that was sealed is there, and from this line on there is more. */
    record Extra(long line) implements Verdict {}

    /** It breaks off in or after this line. */
    record CutOff(long line) implements Verdict {}

    /** The lines may be as they were, but the seal, in this line, is not. */
    record SealDamaged(long line) implements Verdict {}

    /** As it was sealed, but what is stored beside it for the replay is not made of it. */
    record OtherReplay() implements Verdict {}

    /** Whole, but without a seal: so far nothing vouches for it. */
    record NotSealed() implements Verdict {}

    /** Something else. */
    record NotARecording() implements Verdict {}

    /** A recording in a newer version of the format. */
    record Newer(int version) implements Verdict {}
}
