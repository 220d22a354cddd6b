package dev.greenroom.recording;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a recording line by line, however long it is, and says whether it is what was sealed. */
final class Verifier {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Chain chain = new Chain();
    private byte[] last = {};
    private @Nullable SealLine seal;

    private Verifier() {}

    /**
     * @throws IOException when it cannot be read; a stream that turns out to be damaged or cut off is no reason to, but
     *     a verdict
     */
    static Verdict verify(InputStream recording) throws IOException {
        return new Verifier().read(new Lines(recording));
    }

    /** Of lines without a seal of their own, by the seal that they should fit. */
    static Verdict compare(Chain lines, SealLine seal) {
        if (lines.head().equals(seal.head()) && lines.lines() == seal.lines())
            return new Verdict.Intact(seal.head(), lines.lines() - 1);
        var same = 0;
        var marks = lines.marks();
        var least = Math.min(marks.length(), seal.marks().length());
        while (same < least && marks.charAt(same) == seal.marks().charAt(same)) same++;
        if (same < least) return new Verdict.Changed(same / Chain.MARK + 1);
        if (lines.lines() < seal.lines()) return new Verdict.Missing(lines.lines() + 1);
        if (lines.lines() > seal.lines()) return new Verdict.Extra(seal.lines() + 1);
        return new Verdict.SealDamaged(lines.lines() + 1);
    }

    private Verdict read(Lines lines) throws IOException {
        try {
            var header = lines.next();
            var refused = header == null ? new Verdict.NotARecording() : refused(header);
            if (refused != null) return refused;
            for (var line = header; line != null; line = lines.next()) {
                if (seal != null) return new Verdict.Extra(chain.lines() + 2);
                if (!lines.isWhole()) return new Verdict.CutOff(chain.lines() + 1);
                if (SealLine.isOne(line)) {
                    seal = SealLine.parse(line);
                    if (seal == null) return new Verdict.SealDamaged(chain.lines() + 1);
                } else {
                    chain.add(line);
                    last = line;
                }
            }
        } catch (EOFException | ZipException e) {
            return chain.lines() == 0 ? new Verdict.NotARecording() : new Verdict.CutOff(chain.lines() + 1);
        }
        if (seal != null) return compare(chain, seal);
        return isTheEnd(last) ? new Verdict.NotSealed() : new Verdict.CutOff(chain.lines());
    }

    private static @Nullable Verdict refused(byte[] header) {
        var json = json(header);
        if (json == null || !json.path("format").asString("").equals(RecordingHeader.FORMAT))
            return new Verdict.NotARecording();
        var version = json.path("version").asInt(0);
        return version == RecordingHeader.VERSION ? null : new Verdict.Newer(version);
    }

    private static boolean isTheEnd(byte[] line) {
        var json = json(line);
        return json != null && json.path("type").asString("").equals("finished");
    }

    private static @Nullable JsonNode json(byte[] line) {
        try {
            return JSON.readTree(new String(line, StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            return null;
        }
    }
}
