package dev.greenroom.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import dev.greenroom.Staff;
import dev.greenroom.account.Role;
import dev.greenroom.account.Users;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;

/** The files of a finished interview, to take away. */
@GreenroomTest
class FilesTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Users users;

    @Autowired
    Interviews interviews;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Test
    void areAsTheInterviewLeftThem() throws IOException {
        var grace = Staff.newcomer(users, "Grace Hopper", Role.INTERVIEWER);
        var now = clock.instant();
        var interview = new Interview("Ada/../\"Lovelace\" 😀", grace, now);
        interview.start(now);
        interview.finish(now.plusSeconds(90), grace.id());
        interviews.save(interview);
        var golden =
                JsonMapper.shared().readTree(Files.readString(Path.of("src/test/resources/events/workspace.json")));
        for (var event : golden.get("events"))
            jdbc.sql("insert into recorded_event (interview_id, seq, at, type, payload) values (?, ?, ?, ?, ?)")
                    .params(List.of(
                            interview.id(),
                            event.get("seq").asLong(),
                            event.get("at").asLong(),
                            event.get("type").asString(),
                            event.toString()))
                    .update();

        var answer = mvc.get()
                .uri("/interviews/{id}/files.zip", interview.id())
                .with(Staff.as(grace))
                .exchange();

        assertThat(answer).hasStatus(200).hasContentType("application/zip");
        assertThat(answer.getResponse().getHeader("Content-Disposition"))
                .startsWith("attachment")
                .doesNotContain("/", "..%2F");
        var expected = new LinkedHashMap<String, String>();
        golden.get("state")
                .get("files")
                .forEach(file -> expected.put(
                        file.get("name").asString(), file.get("text").asString()));
        assertThat(unpacked(answer.getResponse().getContentAsByteArray()))
                .containsExactlyEntriesOf(expected)
                .hasSizeGreaterThan(1);
    }

    private static Map<String, String> unpacked(byte[] bytes) throws IOException {
        var files = new LinkedHashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
        return files;
    }
}
