package dev.greenroom.replay;

import dev.greenroom.account.User;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import dev.greenroom.interview.Participants;
import dev.greenroom.interview.Stage;
import dev.greenroom.interview.WrongStage;
import dev.greenroom.recording.Recordings;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.databind.json.JsonMapper;

/** The recording in the open format of {@code docs/recording-format.md}: a header line, then the events as stored. */
@Controller
class RecordingController {

    private final Interviews interviews;
    private final Participants participants;
    private final Recordings recordings;
    private final JsonMapper json;

    RecordingController(Interviews interviews, Participants participants, Recordings recordings, JsonMapper json) {
        this.interviews = interviews;
        this.participants = participants;
        this.recordings = recordings;
        this.json = json;
    }

    @GetMapping("/interviews/{id}/recording.jsonl")
    void recording(@PathVariable UUID id, User viewer, HttpServletResponse response) throws IOException {
        var interview = interviews.get(viewer, id);
        if (interview.stage() != Stage.FINISHED) throw new WrongStage(interview.stage(), Stage.FINISHED);
        response.setContentType("application/jsonl");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        var out = response.getWriter();
        line(out, json.writeValueAsString(header(interview)));
        recordings.forEachAfter(id, 0, event -> line(out, event.line()));
    }

    private static void line(PrintWriter out, String line) {
        out.append(line).append('\n');
    }

    // Records: unlike a map's keys, their components come in one order, today and after the next start.
    private record Header(
            String format,
            int version,
            UUID interview,
            String candidate,
            long startedAt,
            long finishedAt,
            List<Person> people) {}

    private record Person(UUID id, String name, String role) {}

    private Header header(Interview interview) {
        return new Header(
                "greenroom-recording",
                1,
                interview.id(),
                interview.candidateName(),
                Objects.requireNonNull(interview.startedAt()).toEpochMilli(),
                Objects.requireNonNull(interview.finishedAt()).toEpochMilli(),
                people(interview));
    }

    private List<Person> people(Interview interview) {
        return participants.findByInterviewIdOrderByEnteredAt(interview.id()).stream()
                .map(person -> new Person(
                        person.id(), person.name(), person.role().name().toLowerCase(Locale.ROOT)))
                .toList();
    }
}
