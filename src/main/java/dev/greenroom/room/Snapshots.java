package dev.greenroom.room;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The last snapshot of each room, in the database. */
@Component
class Snapshots {

    private static final Logger log = LoggerFactory.getLogger(Snapshots.class);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Set<UUID> beingWritten = ConcurrentHashMap.newKeySet();

    Snapshots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Snapshot> latest(UUID interviewId) {
        return jdbc.sql("select state from room_snapshot where interview_id = ? and version = ?")
                .params(interviewId, Snapshot.VERSION)
                .query(String.class)
                .optional()
                .flatMap(state -> parse(interviewId, state));
    }

    /**
     * Writes it down in a thread of its own; where that fails, opening the room takes longer and that is all. So it does
     * where the one before is still on its way, and this one is let go: they must not pile up in memory.
     */
    void keep(UUID interviewId, Snapshot snapshot) {
        if (!beingWritten.add(interviewId)) return;
        Thread.startVirtualThread(() -> {
            try {
                write(interviewId, snapshot);
            } catch (DataAccessException | CannotCreateTransactionException e) {
                log.warn("A snapshot of interview {} could not be written: {}", interviewId, e.getMessage());
            } finally {
                beingWritten.remove(interviewId);
            }
        });
    }

    private void write(UUID interviewId, Snapshot snapshot) {
        jdbc.sql("""
                insert into room_snapshot (interview_id, seq, version, state) values (?, ?, ?, ?)
                on conflict (interview_id) do update
                set seq = excluded.seq, version = excluded.version, state = excluded.state
                where room_snapshot.seq < excluded.seq or room_snapshot.version <> excluded.version
                """)
                .params(interviewId, snapshot.seq(), Snapshot.VERSION, JSON.writeValueAsString(snapshot))
                .update();
    }

    private static Optional<Snapshot> parse(UUID interviewId, String state) {
        try {
            return Optional.of(JSON.readValue(state, Snapshot.class));
        } catch (JacksonException e) {
            log.warn("The snapshot of interview {} cannot be read, its log is: {}", interviewId, e.getMessage());
            return Optional.empty();
        }
    }
}
