package dev.greenroom.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import dev.greenroom.Staff;
import dev.greenroom.account.Role;
import dev.greenroom.account.Users;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import dev.greenroom.interview.Participant;
import dev.greenroom.interview.Participants;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The recording as a file: a header, and every line as it is stored. */
@GreenroomTest
class RecordingTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Users users;

    @Autowired
    Interviews interviews;

    @Autowired
    Participants participants;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Test
    void isTheStoredLinesByteForByte() {
        var grace = Staff.newcomer(users, "Grace Hopper", Role.INTERVIEWER);
        var now = clock.instant();
        var interview = new Interview("Ada \"😀\" Lovelace\u2028", grace, now);
        interview.start(now);
        interview.finish(now.plusSeconds(90), grace.id());
        interview = interviews.save(interview);
        var ada =
                participants.save(Participant.candidate(interview, "Ada", "hash of " + interview.id(), "2026-01", now));
        // More than a page of them, and spacing and escapes that a parser would not give back as they were.
        var lines = new ArrayList<String>();
        for (var seq = 1; seq <= 2_500; seq++)
            lines.add(
                    "{\"seq\":%d, \"at\" : %d,\"type\":\"said\",\"text\":\"\\u00e9 é 😀 \u2028\"}".formatted(seq, seq));
        for (var seq = 1; seq <= lines.size(); seq++)
            jdbc.sql("insert into recorded_event (interview_id, seq, at, type, payload) values (?, ?, ?, 'said', ?)")
                    .params(List.of(interview.id(), seq, seq, lines.get(seq - 1)))
                    .update();

        var answer = mvc.get()
                .uri("/interviews/{id}/recording.jsonl", interview.id())
                .with(Staff.as(grace))
                .exchange();

        assertThat(answer).hasStatus(200);
        var body = new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        var header = """
                {"format":"greenroom-recording","version":1,"interview":"%s","candidate":"Ada \\"😀\\" Lovelace",\
                "startedAt":%d,"finishedAt":%d,"people":[{"id":"%s","name":"Ada","role":"candidate"}]}""";
        var started = now.toEpochMilli();
        assertThat(body.lines().findFirst())
                .hasValue(header.formatted(interview.id(), started, started + 90_000, ada.id()));
        assertThat(body.substring(body.indexOf('\n') + 1)).isEqualTo(String.join("\n", lines) + "\n");
    }
}
