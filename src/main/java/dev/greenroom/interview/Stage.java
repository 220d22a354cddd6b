package dev.greenroom.interview;

/** Where an interview stands. It only ever moves forward. */
public enum Stage {
    /** Created; not both sides have entered yet. */
    PENDING,
    /** A candidate and an interviewer have both entered through the link. */
    ACTIVE,
    /** An interviewer finished it, or nobody was there any more. */
    FINISHED
}
