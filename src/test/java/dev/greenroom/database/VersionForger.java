package dev.greenroom.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Stands before a real PostgreSQL and lets it say that it is another version: what the driver hears is all we know. */
final class VersionForger implements AutoCloseable {

    private final ServerSocket listener;
    private final int target;
    private final String from;
    private final String to;

    /** Both versions have the same length, because the message they are in carries its own. */
    VersionForger(int target, String from, String to) throws IOException {
        if (from.length() != to.length()) throw new IllegalArgumentException(from + " and " + to);
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.target = target;
        this.from = from;
        this.to = to;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var client = listener.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), target);
                Thread.ofVirtual().start(() -> copy(client, server, false));
                Thread.ofVirtual().start(() -> copy(server, client, true));
            } catch (IOException e) {
                if (!listener.isClosed()) throw new UncheckedIOException(e);
            }
        }
    }

    private void copy(Socket source, Socket sink, boolean forge) {
        try (source;
                sink) {
            InputStream in = source.getInputStream();
            OutputStream out = sink.getOutputStream();
            var buffer = new byte[65_536];
            for (var read = in.read(buffer); read > 0; read = in.read(buffer)) {
                var bytes = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
                if (forge) bytes = bytes.replace("server_version\0" + from, "server_version\0" + to);
                out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
            }
        } catch (IOException _) {
            // one side hung up: closing both is all there is to do
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
