package dev.greenroom.recording;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lines of one recording as bytes, in order, for whoever hashes them; a page of them in memory at a time. */
final class StoredLines {

    interface Reader {
        void read(long seq, byte[] line);
    }

    private record Stored(long seq, String payload) {}

    private StoredLines() {}

    static void forEach(JdbcClient jdbc, UUID interview, Reader reader) {
        var from = 0L;
        while (true) {
            var page = jdbc.sql("""
                    select seq, payload from recorded_event where interview_id = ? and seq > ? order by seq limit ?
                    """)
                    .params(interview, from, Recordings.PAGE)
                    .query((row, _) -> new Stored(row.getLong(1), row.getString(2)))
                    .list();
            for (var line : page) reader.read(line.seq(), line.payload().getBytes(StandardCharsets.UTF_8));
            if (page.size() < Recordings.PAGE) return;
            from = page.getLast().seq();
        }
    }
}
