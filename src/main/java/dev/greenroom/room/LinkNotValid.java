package dev.greenroom.room;

/** The link leads nowhere: mistyped, or its interview was cancelled. */
final class LinkNotValid extends RuntimeException {

    LinkNotValid() {
        super("The link leads to no interview", null, false, false);
    }
}
