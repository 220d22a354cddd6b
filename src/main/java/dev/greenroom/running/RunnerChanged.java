package dev.greenroom.running;

/** The {@link CodeRunner} can run something else than before, or nothing any more. */
public record RunnerChanged() {}
