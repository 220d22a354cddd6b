package dev.greenroom.room;

/** A change that cannot be what it claims to be, or does not fit where it is put. The message is for its author. */
final class Unfit extends RuntimeException {

    Unfit(String reason) {
        super(reason, null, false, false);
    }
}
