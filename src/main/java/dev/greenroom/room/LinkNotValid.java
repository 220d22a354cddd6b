package dev.greenroom.room;

/** The link leads nowhere: mistyped, or its interview was cancelled. */
final class LinkNotValid extends RuntimeException {

    private final boolean cancelled;

    LinkNotValid(boolean cancelled) {
        super("The link leads to no interview", null, false, false);
        this.cancelled = cancelled;
    }

    boolean isOfCancelledInterview() {
        return cancelled;
    }
}
