package dev.greenroom.running;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/**
 * What a program writes, as text and as it comes. Both channels share one budget, which is kept to the byte; what is
 * beyond it is said once and should end the program, as nothing is read any more.
 */
final class Output {

    /** Milliseconds between two looks while nothing comes. */
    private static final int LONGEST_PAUSE = 2;

    private final BiConsumer<Channel, String> listener;
    private final Runnable tooMuch;
    private int left;

    Output(int budget, BiConsumer<Channel, String> listener, Runnable tooMuch) {
        this.left = budget;
        this.listener = listener;
        this.tooMuch = tooMuch;
    }

    /**
     * Reads both to their end, or that of the budget. Two pipes do not say which was written to first, so they are looked
     * at often, and where both have something, standard output goes first: what complains mostly does so last.
     *
     * @param isOver whether nobody writes any more
     */
    void read(InputStream out, InputStream err, BooleanSupplier isOver) {
        var channels = List.of(new Text(Channel.OUT, out), new Text(Channel.ERR, err));
        try (out;
                err) {
            var pause = 1;
            while (!isOver.getAsBoolean()) {
                var before = left;
                for (var channel : channels) if (!channel.takeWhatIsThere()) return;
                pause = left < before ? 1 : Math.min(2 * pause, LONGEST_PAUSE);
                Thread.sleep(pause);
            }
            for (var channel : channels) if (!channel.takeAll()) return;
        } catch (IOException _) {
            // A program that was killed may close the pipe under the reader's hands.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            channels.forEach(Text::end);
        }
    }

    /** The characters of one channel; the beginning of one waits for its end. */
    private final class Text {

        private final Channel channel;
        private final InputStream stream;
        private final byte[] bytes = new byte[8192];
        private final CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        private ByteBuffer rest = ByteBuffer.allocate(0);

        Text(Channel channel, InputStream stream) {
            this.channel = channel;
            this.stream = stream;
        }

        /** Whether the budget allowed all of it. */
        boolean takeWhatIsThere() throws IOException {
            while (stream.available() > 0) {
                var read = stream.read(bytes, 0, Math.min(bytes.length, stream.available()));
                if (read < 0) break;
                if (!take(read)) return false;
            }
            return true;
        }

        /** As the other, to the end. */
        boolean takeAll() throws IOException {
            for (var read = stream.read(bytes); read >= 0; read = stream.read(bytes)) if (!take(read)) return false;
            return true;
        }

        private boolean take(int length) {
            var kept = Math.min(length, left);
            left -= kept;
            add(kept);
            if (kept < length) tooMuch.run();
            return kept == length;
        }

        private void add(int length) {
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
