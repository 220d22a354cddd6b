package dev.greenroom.replay;

import dev.greenroom.account.User;
import dev.greenroom.interview.Interviews;
import dev.greenroom.room.FinalFiles;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What was written, as the interview left it. */
@Controller
class FilesController {

    private final Interviews interviews;
    private final FinalFiles files;

    FilesController(Interviews interviews, FinalFiles files) {
        this.interviews = interviews;
        this.files = files;
    }

    @GetMapping("/interviews/{id}/files.zip")
    void files(@PathVariable UUID id, User viewer, HttpServletResponse response) throws IOException {
        var interview = interviews.finished(viewer, id);
        var finished = Objects.requireNonNull(interview.finishedAt(), "A finished interview says when");
        // Before the answer begins: what fails here is said on a page, and is no empty zip.
        var texts = files.of(id);
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, Attachment.of(interview.candidateName(), "zip"));
        var names = new EntryNames();
        try (var zip = new ZipOutputStream(response.getOutputStream(), StandardCharsets.UTF_8)) {
            for (var file : texts.entrySet()) {
                var entry = new ZipEntry(names.next(file.getKey()));
                entry.setLastModifiedTime(FileTime.from(finished));
                zip.putNextEntry(entry);
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
