package dev.greenroom.feedback;

/** The draft was changed by another tab or browser of its author; both texts are theirs to choose from. */
class WrittenElsewhere extends RuntimeException {

    private final transient Draft there;

    WrittenElsewhere(Draft there) {
        super("The draft is at version " + there.version());
        this.there = there;
    }

    /** What the other one wrote. */
    Draft there() {
        return there;
    }
}
