package dev.greenroom.dashboard;

/** As many lists as may be are being written already, to readers who take their time. */
final class TooManyExports extends RuntimeException {

    TooManyExports() {
        super("Too many lists are being written", null, false, false);
    }
}
