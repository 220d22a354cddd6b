package dev.greenroom.replay;

import dev.greenroom.account.User;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import dev.greenroom.recording.CompactForms;
import dev.greenroom.recording.RecordingHeader;
import dev.greenroom.recording.Recordings;
import dev.greenroom.recording.Seals;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * The recording in the open format of {@code docs/recording-format.md}: as it is in the log until it is sealed, and from
 * then on the sealed file as it is stored.
 */
@Controller
class RecordingController {

    private final Interviews interviews;
    private final RecordingHeader header;
    private final Recordings recordings;
    private final Seals seals;
    private final CompactForms compactForms;

    RecordingController(
            Interviews interviews,
            RecordingHeader header,
            Recordings recordings,
            Seals seals,
            CompactForms compactForms) {
        this.interviews = interviews;
        this.header = header;
        this.recordings = recordings;
        this.seals = seals;
        this.compactForms = compactForms;
    }

    @GetMapping("/interviews/{id}/recording.jsonl")
    void recording(
            @PathVariable UUID id,
            User viewer,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String encodings,
            ServletWebRequest request,
            HttpServletResponse response)
            throws IOException {
        var interview = interviews.finished(viewer, id);
        var seal = seals.of(id);
        if (seal.isEmpty()) {
            sendLog(interview, response);
        } else {
            asLines(response);
            sendPacked(seal.get().head(), () -> seals.compressed(id), TakesGzip.in(encodings), request, response);
        }
    }

    /** What the replay's page loads: the compact form as soon as the recording is sealed, its lines until then. */
    @GetMapping("/interviews/{id}/replay/events")
    void events(
            @PathVariable UUID id,
            User viewer,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String encodings,
            ServletWebRequest request,
            HttpServletResponse response)
            throws IOException {
        var interview = interviews.finished(viewer, id);
        var seal = seals.of(id);
        if (seal.isEmpty()) {
            sendLog(interview, response);
        } else {
            response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
            var tag = seal.get().head() + "-" + CompactForms.VERSION;
            sendPacked(tag, () -> compactForms.ofSealed(id), TakesGzip.in(encodings), request, response);
        }
    }

    private static void asLines(HttpServletResponse response) {
        response.setContentType("application/jsonl");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
    }

    private void sendLog(Interview interview, HttpServletResponse response) throws IOException {
        asLines(response);
        var out = response.getWriter();
        line(out, header.line(interview));
        recordings.forEachAfter(interview.id(), 0, event -> line(out, event.line()));
    }

    /** A browser keeps it and asks each time whether it may still show it: who may see it can change, it cannot. */
    private static void sendPacked(
            String tag, Supplier<byte[]> packed, boolean gzip, ServletWebRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(
                HttpHeaders.CACHE_CONTROL, CacheControl.noCache().cachePrivate().getHeaderValue());
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        // Packed and unpacked are different bytes, so a strong tag may not be the same.
        if (request.checkNotModified("\"" + tag + (gzip ? ".gz\"" : "\""))) return;
        var stored = packed.get();
        if (gzip) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            response.setContentLength(stored.length);
            response.getOutputStream().write(stored);
        } else {
            new GZIPInputStream(new ByteArrayInputStream(stored)).transferTo(response.getOutputStream());
        }
    }

    private static void line(PrintWriter out, String line) {
        out.append(line).append('\n');
    }
}
