package dev.greenroom.recording;

import dev.greenroom.interview.Interview;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The compact forms of recordings, for the replay. That of a sealed one is made once, with the seal, and stored; where it
 * is missing, or of another version than this Greenroom's pages read, it is made when it is asked for.
 */
@Component
public class CompactForms {

    /** Of the form; another one has other bytes for the same recording. */
    public static final int VERSION = CompactForm.VERSION;

    private final JdbcClient jdbc;
    private final Seals seals;
    private final RecordingHeader header;

    CompactForms(JdbcClient jdbc, Seals seals, RecordingHeader header) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.header = header;
    }

    /** Of a sealed recording, in gzip. */
    public byte[] ofSealed(UUID interview) {
        return jdbc.sql("select bytes from compact_recording where interview_id = ? and version = ?")
                .params(interview, VERSION)
                .query((row, _) -> row.getBytes(1))
                .optional()
                .orElseGet(() -> store(interview));
    }

    /** Of a finished recording that may not be sealed yet, in gzip. */
    public byte[] of(Interview interview) {
        if (seals.of(interview.id()).isPresent()) return ofSealed(interview.id());
        var form = new CompactForm(header.line(interview));
        StoredLines.forEach(jdbc, interview.id(), (_, line) -> form.add(new String(line, StandardCharsets.UTF_8)));
        return form.bytes();
    }

    private byte[] store(UUID interview) {
        var bytes = fromFile(seals.compressed(interview));
        jdbc.sql("""
                insert into compact_recording (interview_id, version, bytes) values (?, ?, ?)
                on conflict (interview_id) do update set version = excluded.version, bytes = excluded.bytes
                """).params(interview, VERSION, bytes).update();
        return bytes;
    }

    /** The file's first line is the header, and its last one the seal, which says nothing to a replay. */
    static byte[] fromFile(byte[] sealedFile) {
        try {
            var lines = new Lines(new GZIPInputStream(new ByteArrayInputStream(sealedFile), 1 << 16));
            var header = lines.next();
            if (header == null) throw new IOException("The sealed file is empty");
            var form = new CompactForm(new String(header, StandardCharsets.UTF_8));
            for (var line = lines.next(); line != null; line = lines.next())
                if (!SealLine.isOne(line)) form.add(new String(line, StandardCharsets.UTF_8));
            return form.bytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The sealed file cannot be read", e);
        }
    }
}
