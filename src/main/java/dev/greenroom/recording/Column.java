package dev.greenroom.recording;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** One column of the compact form: numbers in as few bytes as they need, seven bits a byte, or text. */
final class Column {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void unsigned(long number) {
        if (number < 0) throw new IllegalArgumentException(number + " is negative");
        var rest = number;
        for (; rest > 0x7f; rest >>>= 7) bytes.write((int) (rest & 0x7f | 0x80));
        bytes.write((int) rest);
    }

    /** The sign is the lowest bit, so that small numbers stay small on both sides of zero. */
    void signed(long number) {
        unsigned(number < 0 ? -2 * number - 1 : 2 * number);
    }

    void text(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
