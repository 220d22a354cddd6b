package dev.greenroom.replay;

import dev.greenroom.account.User;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import dev.greenroom.interview.Stage;
import dev.greenroom.interview.WrongStage;
import dev.greenroom.recording.RecordingHeader;
import dev.greenroom.recording.Recordings;
import dev.greenroom.recording.Seal;
import dev.greenroom.recording.Seals;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
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

    RecordingController(Interviews interviews, RecordingHeader header, Recordings recordings, Seals seals) {
        this.interviews = interviews;
        this.header = header;
        this.recordings = recordings;
        this.seals = seals;
    }

    @GetMapping("/interviews/{id}/recording.jsonl")
    void recording(
            @PathVariable UUID id,
            User viewer,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String encodings,
            ServletWebRequest request,
            HttpServletResponse response)
            throws IOException {
        var interview = interviews.get(viewer, id);
        if (interview.stage() != Stage.FINISHED) throw new WrongStage(interview.stage(), Stage.FINISHED);
        response.setContentType("application/jsonl");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        var seal = seals.of(id);
        if (seal.isPresent()) sendSealed(id, seal.get(), TakesGzip.in(encodings), request, response);
        else sendLog(interview, response.getWriter());
    }

    private void sendLog(Interview interview, PrintWriter out) {
        line(out, header.line(interview));
        recordings.forEachAfter(interview.id(), 0, event -> line(out, event.line()));
    }

    /** A browser keeps it and asks each time whether it may still show it: who may see it can change, it cannot. */
    private void sendSealed(UUID id, Seal seal, boolean gzip, ServletWebRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(
                HttpHeaders.CACHE_CONTROL, CacheControl.noCache().cachePrivate().getHeaderValue());
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        // Packed and unpacked are different bytes, so a strong tag may not be the same.
        if (request.checkNotModified("\"" + seal.head() + (gzip ? ".gz\"" : "\""))) return;
        var stored = seals.compressed(id);
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
