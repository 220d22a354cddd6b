package dev.greenroom.running;

/** Where a program writes to. */
public enum Channel {
    OUT,
    ERR
}
