package dev.greenroom.room;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the application and PostgreSQL and, when told, cuts the connection at the worst moment: when the log's
 * insert is on its way, or is committed and its answer is. The application cannot tell the two apart.
 */
final class CommitCutter implements AutoCloseable {

    /** When to cut. */
    enum Moment {
        BEFORE_THE_COMMIT,
        AFTER_THE_COMMIT
    }

    /** How the log's own insert begins and goes on; the rooms' Start and Finish insert in another way. */
    private static final String[] INSERT = {"insert into recorded_event", "unnest"};

    private final ServerSocket listener;
    private final String host;
    private final int port;
    private final AtomicReference<@Nullable Moment> next = new AtomicReference<>();
    private final Semaphore cuts = new Semaphore(0);

    CommitCutter(String host, int port) {
        this.host = host;
        this.port = port;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Cuts the next insert of the log at that moment, and waits until that has happened. */
    void cut(Moment moment) throws InterruptedException {
        next.set(moment);
        cuts.acquire();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var application = listener.accept();
                try {
                    new Conversation(application, new Socket(host, port)).start();
                } catch (IOException e) {
                    application.close();
                }
            } catch (IOException e) {
                // Closed, or nobody waits any more.
            }
        }
    }

    private final class Conversation {

        private static final int SSL_REQUEST = 80877103;
        private static final int GSS_REQUEST = 80877104;

        /** How the answer to an insert begins, and how one ends after which no transaction is open. */
        private static final String INSERTED = "INSERT 0 ";

        private static final String READY = "Z\0\0\0\5I";

        private final Socket application;
        private final Socket postgres;
        private final Set<String> inserts = new HashSet<>();
        private volatile boolean inserting;

        Conversation(Socket application, Socket postgres) {
            this.application = application;
            this.postgres = postgres;
        }

        void start() {
            Thread.startVirtualThread(() -> carry(this::requests));
            Thread.startVirtualThread(() -> carry(this::answers));
        }

        private interface Carrying {
            void run() throws IOException;
        }

        private void carry(Carrying carrying) {
            try (application;
                    postgres) {
                carrying.run();
            } catch (IOException e) {
                // One side hung up, so the other is hung up on.
            }
        }

        /** Message by message, as the frontend/backend protocol has them. */
        private void requests() throws IOException {
            var in = new DataInputStream(new BufferedInputStream(application.getInputStream()));
            var out = new DataOutputStream(new BufferedOutputStream(postgres.getOutputStream()));
            int code;
            do {
                var length = in.readInt();
                var start = in.readNBytes(length - 4);
                code = start[0] << 24 | (start[1] & 0xff) << 16 | (start[2] & 0xff) << 8 | start[3] & 0xff;
                out.writeInt(length);
                out.write(start);
                out.flush();
            } while (code == SSL_REQUEST || code == GSS_REQUEST);
            while (true) {
                var type = in.readByte();
                var length = in.readInt();
                var body = in.readNBytes(length - 4);
                look(type, body);
                if (inserting && next.compareAndSet(Moment.BEFORE_THE_COMMIT, null)) {
                    cuts.release();
                    return;
                }
                out.writeByte(type);
                out.writeInt(length);
                out.write(body);
                if (in.available() == 0) out.flush();
            }
        }

        /** Notes which statements are the log's insert, and when one of them is executed. */
        private void look(byte type, byte[] body) {
            var strings = new String(body, StandardCharsets.ISO_8859_1).split("\0", 3);
            if (type == 'P') {
                if (strings[1].contains(INSERT[0]) && strings[1].contains(INSERT[1])) inserts.add(strings[0]);
                else inserts.remove(strings[0]);
            } else if (type == 'B' && inserts.contains(strings[1])) {
                inserting = true;
            }
        }

        /** PostgreSQL holds back what it answers to the insert until it is committed, and then sends it all at once. */
        private void answers() throws IOException {
            var in = postgres.getInputStream();
            var out = application.getOutputStream();
            var buffer = new byte[64 * 1024];
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (inserting && isDone(buffer, read) && next.compareAndSet(Moment.AFTER_THE_COMMIT, null)) {
                    cuts.release();
                    return;
                }
                inserting = false;
                out.write(buffer, 0, read);
            }
        }

        private static boolean isDone(byte[] answer, int length) {
            var text = new String(answer, 0, length, StandardCharsets.ISO_8859_1);
            return text.contains(INSERTED) && text.endsWith(READY);
        }
    }
}
