package dev.greenroom.recording;

import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Participants;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The first line of a recording: what it is, and the only place where people have names. */
@Component
public class RecordingHeader {

    static final String FORMAT = "greenroom-recording";
    static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Participants participants;

    RecordingHeader(Participants participants) {
        this.participants = participants;
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

    /** Of a finished interview; without a line feed. */
    public String line(Interview interview) {
        return JSON.writeValueAsString(new Header(
                FORMAT,
                VERSION,
                interview.id(),
                interview.candidateName(),
                Objects.requireNonNull(interview.startedAt()).toEpochMilli(),
                Objects.requireNonNull(interview.finishedAt()).toEpochMilli(),
                people(interview)));
    }

    private List<Person> people(Interview interview) {
        return participants.findByInterviewIdOrderByEnteredAt(interview.id()).stream()
                .map(person -> new Person(
                        person.id(), person.name(), person.role().name().toLowerCase(Locale.ROOT)))
                .toList();
    }
}
