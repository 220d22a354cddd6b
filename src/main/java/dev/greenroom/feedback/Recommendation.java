package dev.greenroom.feedback;

/** The whole, in one of four steps without a middle, so that every scorecard ends in a clear decision. */
public enum Recommendation {
    STRONG_NO,
    NO,
    YES,
    STRONG_YES;

    /** On which side of the decision it is. */
    public boolean isYes() {
        return this == YES || this == STRONG_YES;
    }
}
