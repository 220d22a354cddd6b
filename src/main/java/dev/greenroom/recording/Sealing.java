package dev.greenroom.recording;

import dev.greenroom.interview.InterviewFinished;
import dev.greenroom.interview.Interviews;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Seals what is finished, on a thread of its own.
 *
 * <p>What has to be sealed is a row in {@code unsealed}, written with Finish. The row goes and the seal comes in one
 * transaction that holds the row's lock, so that there is never half a seal, and of several nodes one seals while the
 * others pass on. What a crash left behind is found when the application starts, and every minute.
 *
 * <p>No lock keeps events out meanwhile: the room writes none after {@code finished}, and once the seal is there the
 * database refuses them.
 */
@Component
class Sealing {

    private static final Logger log = LoggerFactory.getLogger(Sealing.class);

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Interviews interviews;
    private final RecordingHeader header;
    private final Seals seals;
    private final CompactForms compactForms;
    private final Clock clock;

    /** What could not be sealed since the start; the worker's alone. */
    private final Set<UUID> failed = new HashSet<>();

    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("sealing").daemon().factory());

    Sealing(
            JdbcClient jdbc,
            TransactionOperations transactions,
            Interviews interviews,
            RecordingHeader header,
            Seals seals,
            CompactForms compactForms,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.interviews = interviews;
        this.header = header;
        this.seals = seals;
        this.compactForms = compactForms;
        this.clock = clock;
    }

    /** Within the transaction of Finish. An interview that no room has finished has no recording to seal. */
    @EventListener
    void remember(InterviewFinished finished) {
        jdbc.sql("""
                insert into unsealed (interview_id, finished_at)
                select :interview, :at
                where (select type from recorded_event where interview_id = :interview order by seq desc limit 1)
                    = 'finished'
                """)
                .param("interview", finished.interviewId())
                .param("at", finished.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    @TransactionalEventListener
    void soon(InterviewFinished finished) {
        look();
    }

    @Scheduled(fixedDelayString = "${greenroom.seal-check:60s}")
    void look() {
        try {
            worker.execute(this::sealAll);
        } catch (RejectedExecutionException e) {
            log.debug("What was finished at the last moment is sealed after the next start");
        }
    }

    private void sealAll() {
        try {
            jdbc.sql("select interview_id from unsealed order by finished_at").query(UUID.class).list().stream()
                    .sorted(Comparator.comparing(failed::contains))
                    .toList()
                    .forEach(this::sealOrSay);
        } catch (RuntimeException e) {
            log.debug("What is finished cannot be looked for now: {}", e.getMessage());
        }
    }

    /**
     * One that fails must not keep the others from their seals, not even where it does not fit into memory; it is tried
     * after them from then on, and said once.
     */
    private void sealOrSay(UUID interview) {
        if (worker.isShutdown()) return;
        try {
            seal(interview);
        } catch (Throwable e) {
            if (failed.add(interview))
                log.warn("The recording of interview {} could not be sealed, and will be tried again", interview, e);
            return;
        }
        failed.remove(interview);
        makeReady(interview);
    }

    /** Whoever opens the replay first need not wait for it; a failure shows itself again to them. */
    private void makeReady(UUID interview) {
        try {
            if (seals.of(interview).isPresent()) compactForms.ofSealed(interview);
        } catch (Throwable e) {
            log.warn("The replay of interview {} could not be made ready", interview, e);
        }
    }

    /** Does nothing where it is sealed already, or another node is about to. */
    void seal(UUID interview) {
        transactions.executeWithoutResult(_ -> {
            var mine = jdbc.sql("select 1 from unsealed where interview_id = ? for update skip locked")
                    .param(interview)
                    .query(Integer.class)
                    .optional();
            if (mine.isEmpty()) return;
            store(interview);
            jdbc.sql("delete from unsealed where interview_id = ?")
                    .param(interview)
                    .update();
        });
    }

    private void store(UUID interview) {
        try {
            var file = new SealedFile();
            file.add(header.line(interviews.get(interview)).getBytes(StandardCharsets.UTF_8));
            StoredLines.forEach(jdbc, interview, (seq, line) -> {
                if (seq != file.events() + 1)
                    throw new IllegalStateException("Event %d is missing".formatted(file.events() + 1));
                file.add(line);
            });
            var now = clock.instant();
            var compressed = file.seal(now.toEpochMilli());
            jdbc.sql("insert into seal (interview_id, head, events, sealed_at, recording) values (?, ?, ?, ?, ?)")
                    .params(interview, file.head(), file.events(), Timestamp.from(now), compressed)
                    .update();
            log.info(
                    "Sealed the recording of interview {}: {} events, {} bytes",
                    interview,
                    file.events(),
                    compressed.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whatever is being sealed gets some seconds; if they do not do, the next start begins it anew. */
    @PreDestroy
    void stop() throws InterruptedException {
        worker.shutdown();
        worker.awaitTermination(5, TimeUnit.SECONDS);
    }
}
