package dev.greenroom.recording;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Becomes the file of a sealed recording: each line goes into the chain and into the file, and its end is the seal. In
 * gzip, which every browser and every language unpacks, so that the stored bytes are the bytes on the wire.
 */
final class SealedFile {

    private final Chain chain = new Chain();
    private final ByteArrayOutputStream compressed = new ByteArrayOutputStream(1 << 16);
    private final OutputStream out;

    SealedFile() throws IOException {
        out = new GZIPOutputStream(compressed, 1 << 16) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        };
    }

    void add(byte[] line) {
        chain.add(line);
        write(line);
    }

    /** Nothing can be added afterwards. */
    byte[] seal(long at) throws IOException {
        write(SealLine.of(chain, at).bytes());
        out.close();
        return compressed.toByteArray();
    }

    String head() {
        return chain.head();
    }

    /** Its first line is the header. */
    long events() {
        return chain.lines() - 1;
    }

    private void write(byte[] line) {
        try {
            out.write(line);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot refuse", e);
        }
    }
}
