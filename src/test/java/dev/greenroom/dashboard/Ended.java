package dev.greenroom.dashboard;

import dev.greenroom.account.User;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import dev.greenroom.interview.Participant;
import dev.greenroom.interview.Participants;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An interview that is over, as tests of lists need it. */
final class Ended {

    private Ended() {}

    /** Of an hour, created by the first of those who sat in it. */
    static Interview interview(
            Interviews interviews, Participants participants, Instant start, String name, User... interviewers) {
        var interview = new Interview(name, interviewers[0], start);
        interview.start(start);
        interview.finish(start.plusSeconds(3600), null);
        interviews.save(interview);
        for (var user : interviewers) participants.save(Participant.interviewer(interview, user, start));
        return interview;
    }

    static void judge(JdbcClient jdbc, Interview interview, User author, String recommendation) {
        jdbc.sql("insert into scorecard values (:id, :interview, :author, :recommendation, '', now(), 0)")
                .param("id", UUID.randomUUID())
                .param("interview", interview.id())
                .param("author", author.id())
                .param("recommendation", recommendation)
                .update();
    }
}
