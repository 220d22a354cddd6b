package dev.greenroom.recording;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The bytes of each line, as they are: a reader of text would mend what is damaged. */
final class Lines {

    /** More than any line of a recording has; what has more is something else, and does not have to fit into memory. */
    private static final int LONGEST = 64 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int next;
    private int end;
    private boolean whole = true;

    Lines(InputStream in) {
        this.in = in;
    }

    /**
     * The next line without its line feed, null after the last.
     *
     * @throws EOFException when a line has no end
     */
    byte @Nullable [] next() throws IOException {
        var line = new ByteArrayOutputStream(256);
        while (next < end || fill()) {
            var feed = next;
            while (feed < end && buffer[feed] != '\n') feed++;
            line.write(buffer, next, feed - next);
            next = feed + 1;
            if (feed < end) return line.toByteArray();
            if (line.size() > LONGEST) throw new EOFException("No line of a recording is so long");
        }
        whole = line.size() == 0;
        return whole ? null : line.toByteArray();
    }

    /** False after a line that the end of the file ends: each of a recording's has its line feed. */
    boolean isWhole() {
        return whole;
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }
}
