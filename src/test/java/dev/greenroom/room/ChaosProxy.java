package dev.greenroom.room;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A bad network on this machine: carries bytes between whoever connects and a server, and can cut, hold or lose them,
 * take its time, and tear messages into small pieces.
 */
final class ChaosProxy implements AutoCloseable {

    /** Which way bytes go. */
    enum Way {
        TO_THE_SERVER,
        FROM_THE_SERVER
    }

    /** Bytes on their way, and when they arrive, in nanoseconds; none at the end of what is said that way. */
    private record Chunk(byte[] bytes, long due) {}

    private final String host;
    private final int port;
    private final int listensOn;
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private final Object passage = new Object();
    private volatile ServerSocket listener;
    private volatile long latency;
    private volatile int fragment = Integer.MAX_VALUE;
    private boolean stalled;

    ChaosProxy(String host, int port) {
        this.host = host;
        this.port = port;
        listener = listen(0);
        listensOn = listener.getLocalPort();
    }

    int port() {
        return listensOn;
    }

    /** From now on bytes take so many milliseconds each way, and come in pieces of so many at most. */
    void slow(int milliseconds, int bytes) {
        latency = milliseconds * 1_000_000L;
        fragment = bytes;
    }

    /** Ends all connections, as a router does that is switched off and on. */
    void cut() {
        connections.forEach(Connection::reset);
    }

    /** Nothing passes any more, on new connections neither, and nobody is told. */
    void stall() {
        synchronized (passage) {
            stalled = true;
        }
    }

    /** What was held back arrives, and all goes on. */
    void resume() {
        synchronized (passage) {
            stalled = false;
            passage.notifyAll();
        }
    }

    /** The connections that are open now lose that way for good, and nobody is told; new ones are sound. */
    void lose(Way way) {
        connections.forEach(connection -> connection.lost = way);
    }

    /** Who connects is refused, and who is connected is cut off, until {@link #admit}. */
    void refuse() throws IOException {
        listener.close();
        cut();
    }

    void admit() {
        listener = listen(listensOn);
    }

    @Override
    public void close() throws IOException {
        refuse();
        resume();
    }

    private ServerSocket listen(int port) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
            Thread.startVirtualThread(() -> accept(socket));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                new Connection(from.accept()).start();
            } catch (IOException e) {
                // Refusing, or the server is away: whoever wanted to connect notices.
            }
        }
    }

    private final class Connection {

        private final Socket client;
        private final Socket server;
        private volatile Way lost;

        Connection(Socket client) throws IOException {
            this.client = client;
            try {
                server = new Socket(host, port);
            } catch (IOException e) {
                client.close();
                throw e;
            }
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        }

        void start() {
            connections.add(this);
            carry(client, server, Way.TO_THE_SERVER);
            carry(server, client, Way.FROM_THE_SERVER);
        }

        void reset() {
            connections.remove(this);
            for (var socket : List.of(client, server)) {
                try {
                    socket.setSoLinger(true, 0);
                    socket.close();
                } catch (IOException e) {
                    // Closed already.
                }
            }
        }

        private void carry(Socket from, Socket to, Way way) {
            var onTheirWay = new LinkedBlockingQueue<Chunk>();
            Thread.startVirtualThread(() -> take(from, onTheirWay));
            Thread.startVirtualThread(() -> bring(onTheirWay, to, way));
        }

        private void take(Socket from, LinkedBlockingQueue<Chunk> onTheirWay) {
            var buffer = new byte[16 * 1024];
            try {
                var in = from.getInputStream();
                for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    var due = System.nanoTime() + latency;
                    var size = Math.min(fragment, buffer.length);
                    for (var at = 0; at < read; at += size) {
                        onTheirWay.add(new Chunk(Arrays.copyOfRange(buffer, at, Math.min(read, at + size)), due));
                    }
                }
            } catch (IOException e) {
                // Told to the other side as an end.
            }
            onTheirWay.add(new Chunk(new byte[0], System.nanoTime() + latency));
        }

        private void bring(LinkedBlockingQueue<Chunk> onTheirWay, Socket to, Way way) {
            try {
                var out = to.getOutputStream();
                while (true) {
                    var chunk = onTheirWay.take();
                    Thread.sleep(Math.max(0, (chunk.due - System.nanoTime()) / 1_000_000));
                    awaitPassage();
                    if (way == lost) continue;
                    if (chunk.bytes.length == 0) break;
                    out.write(chunk.bytes);
                }
            } catch (IOException | InterruptedException e) {
                // One side hung up, so the other is hung up on.
            }
            reset();
        }

        private void awaitPassage() throws InterruptedException {
            synchronized (passage) {
                while (stalled) passage.wait();
            }
        }
    }
}
