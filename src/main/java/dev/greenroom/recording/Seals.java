package dev.greenroom.recording;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sealed recordings. */
@Component
public class Seals {

    private final JdbcClient jdbc;

    Seals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty as long as it is not sealed, which is some moments after it is finished. */
    public Optional<Seal> of(UUID interview) {
        return jdbc.sql("select head, events, sealed_at from seal where interview_id = ?")
                .param(interview)
                .query((row, _) -> new Seal(
                        row.getString(1), row.getLong(2), row.getTimestamp(3).toInstant()))
                .optional();
    }

    /** The whole file of a sealed recording, in gzip. */
    public byte[] compressed(UUID interview) {
        return jdbc.sql("select recording from seal where interview_id = ?")
                .param(interview)
                .query((row, _) -> row.getBytes(1))
                .single();
    }

    /**
     * Reads all that is stored of a sealed recording again: the file, the events it was made of, and what the replay is
     * shown from, which is made of it.
     *
     * @return what is wrong with one of them; intact where all are as they were
     */
    public Verdict verify(UUID interview) {
        var seal = of(interview);
        if (seal.isEmpty()) return new Verdict.NotSealed();
        try {
            var file = compressed(interview);
            var verdict = Verifier.verify(unpacked(file));
            if (!(verdict instanceof Verdict.Intact(var head, var events))) return verdict;
            if (!head.equals(seal.get().head()) || events != seal.get().events())
                return new Verdict.SealDamaged(events + 2);
            var ofLog = compareLog(interview, new Lines(unpacked(file)));
            return ofLog instanceof Verdict.Intact && !isReplayOf(interview, file) ? new Verdict.OtherReplay() : ofLog;
        } catch (IOException e) {
            // Not even the beginning is gzip any more.
            return new Verdict.CutOff(1);
        }
    }

    /** The events, below the file's header and by the file's seal. */
    private Verdict compareLog(UUID interview, Lines file) throws IOException {
        var chain = new Chain();
        var last = file.next();
        if (last != null) chain.add(last);
        for (var line = last; line != null; line = file.next()) last = line;
        StoredLines.forEach(jdbc, interview, (_, line) -> chain.add(line));
        var seal = last == null ? null : SealLine.parse(last);
        return seal == null ? new Verdict.SealDamaged(chain.lines() + 1) : Verifier.compare(chain, seal);
    }

    /** By what is in gzip: another release may pack the same more tightly. */
    private boolean isReplayOf(UUID interview, byte[] file) throws IOException {
        var stored = jdbc.sql("select bytes from compact_recording where interview_id = ? and version = ?")
                .params(interview, CompactForms.VERSION)
                .query((row, _) -> row.getBytes(1))
                .optional();
        if (stored.isEmpty()) return true;
        try (var shown = unpacked(stored.get());
                var made = unpacked(CompactForms.fromFile(file))) {
            return Arrays.equals(shown.readAllBytes(), made.readAllBytes());
        } catch (EOFException | ZipException e) {
            return false;
        }
    }

    private static InputStream unpacked(byte[] compressed) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(compressed), 1 << 16);
    }
}
