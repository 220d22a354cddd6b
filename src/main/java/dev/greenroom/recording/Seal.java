package dev.greenroom.recording;

import java.time.Instant;

/**
 * What vouches for a finished recording.
 *
 * @param head of the chain of hashes, 64 hexadecimal digits: see {@code docs/recording-format.md}
 */
public record Seal(String head, long events, Instant sealedAt) {}
