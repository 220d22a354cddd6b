package dev.greenroom.recording;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The hashes that hold a recording together: each line's is the SHA-256 of the one before it (32 zero bytes before the
 * first) and of the line's bytes, without its line feed. So the last one, the head, stands for every line, and for their
 * order. Not safe for use by many threads.
 */
final class Chain {

    /** Hexadecimal digits of a line's mark. */
    static final int MARK = 4;

    private final MessageDigest sha256 = sha256();
    private final StringBuilder marks = new StringBuilder();
    private byte[] last = new byte[32];
    private long lines;

    void add(byte[] line) {
        sha256.update(last);
        sha256.update(line);
        last = sha256.digest();
        HexFormat.of().formatHex(marks, last, 0, MARK / 2);
        lines++;
    }

    String head() {
        return HexFormat.of().formatHex(last);
    }

    /**
     * The first digits of each line's hash, too short to prove anything. Where the head differs from the sealed one,
     * comparing the marks finds the first changed line.
     */
    String marks() {
        return marks.toString();
    }

    long lines() {
        return lines;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
