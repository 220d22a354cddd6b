package dev.greenroom.room;

import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import dev.greenroom.recording.LogChannel;
import dev.greenroom.recording.Recorded;
import dev.greenroom.recording.RoomEvent;
import dev.greenroom.recording.RoomEvent.Finished;
import dev.greenroom.recording.RoomEvent.Started;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Start and Finish: the stage and its event change together or not at all. Called under the room's lock. */
@Component
class RoomTransactions {

    private final TransactionOperations transactions;
    private final Interviews interviews;
    private final JdbcClient jdbc;

    RoomTransactions(TransactionOperations transactions, Interviews interviews, JdbcClient jdbc) {
        this.transactions = transactions;
        this.interviews = interviews;
        this.jdbc = jdbc;
    }

    Recorded start(UUID interviewId, LogChannel log) {
        return change(interviewId, log, null, new Started(), Interview::start);
    }

    /**
     * @param by the participant who finished it, null where they have no seat
     * @param staff their account
     */
    Recorded finish(UUID interviewId, LogChannel log, @Nullable UUID by, UUID staff) {
        return change(
                interviewId, log, by, new Finished("interviewer"), (interview, at) -> interview.finish(at, staff));
    }

    /** Nobody did it: everybody had left. */
    Recorded finishDeserted(UUID interviewId, LogChannel log) {
        return change(interviewId, log, null, new Finished("deserted"), (interview, at) -> interview.finish(at, null));
    }

    private Recorded change(
            UUID interviewId,
            LogChannel log,
            @Nullable UUID by,
            RoomEvent event,
            BiConsumer<Interview, Instant> transition) {
        return transactions.execute(_ -> {
            var interview = interviews.get(interviewId);
            var recorded = log.insertWithin(jdbc, by, event);
            transition.accept(interview, Instant.ofEpochMilli(recorded.at()));
            interviews.save(interview);
            return recorded;
        });
    }
}
