package dev.greenroom.running;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/**
 * What a program writes, as text and as it comes. Both channels share one budget, which is kept to the byte; who reads
 * beyond it hears so once and should end the program, as nothing is read any more.
 */
final class Output {

    private final BiConsumer<Channel, String> listener;
    private final Runnable tooMuch;
    private int left;

    Output(int budget, BiConsumer<Channel, String> listener, Runnable tooMuch) {
        this.left = budget;
        this.listener = listener;
        this.tooMuch = tooMuch;
    }

    /** Reads to the end, or of the budget. */
    void read(Channel channel, InputStream stream) {
        var decoder = new Text(channel);
        var bytes = new byte[8192];
        try (stream) {
            for (var read = stream.read(bytes); read >= 0; read = stream.read(bytes)) {
                if (!take(decoder, bytes, read)) break;
            }
        } catch (IOException _) {
            // A program that was killed may close the pipe under the reader's hands.
        }
        synchronized (this) {
            decoder.end();
        }
    }

    private synchronized boolean take(Text text, byte[] bytes, int length) {
        var kept = Math.min(length, left);
        left -= kept;
        text.add(bytes, kept);
        if (kept < length) tooMuch.run();
        return kept == length;
    }

    /** The characters of one channel; the beginning of one waits for its end. */
    private final class Text {

        private final Channel channel;
        private final CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        private ByteBuffer rest = ByteBuffer.allocate(0);

        Text(Channel channel) {
            this.channel = channel;
        }

        void add(byte[] bytes, int length) {
            var all = ByteBuffer.allocate(rest.remaining() + length)
                    .put(rest)
                    .put(bytes, 0, length)
                    .flip();
            var characters = CharBuffer.allocate(all.remaining() + 1);
            decoder.decode(all, characters, false);
            rest = all;
            tell(characters);
        }

        void end() {
            var characters = CharBuffer.allocate(rest.remaining() + 1);
            decoder.decode(rest, characters, true);
            decoder.flush(characters);
            tell(characters);
        }

        private void tell(CharBuffer characters) {
            if (characters.flip().hasRemaining()) listener.accept(channel, characters.toString());
        }
    }
}
