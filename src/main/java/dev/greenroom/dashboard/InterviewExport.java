package dev.greenroom.dashboard;

import dev.greenroom.account.User;
import dev.greenroom.interview.Stage;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes whole lists. Which interviews are in it comes from a cursor, and they are loaded some at a time, all as they were
 * in one moment.
 */
@Component
class InterviewExport {

    private static final int AT_ONCE = 200;

    /** Each holds a connection for as long as its reader takes; pages need the others. */
    final Semaphore running = new Semaphore(4);

    /** How long a reader waits for one of those before them to end; a test waits less. */
    Duration patience = Duration.ofSeconds(30);

    private final InterviewList list;
    private final InterviewSearch search;
    private final InterviewRows rows;
    private final InterviewTable table;
    private final EntityManager entities;
    private final TransactionTemplate oneMoment;

    InterviewExport(
            InterviewList list,
            InterviewSearch search,
            InterviewRows rows,
            InterviewTable table,
            EntityManager entities,
            PlatformTransactionManager transactions) {
        this.list = list;
        this.search = search;
        this.rows = rows;
        this.table = table;
        this.entities = entities;
        this.oneMoment = new TransactionTemplate(transactions);
        oneMoment.setReadOnly(true);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * Before anything is written: waits for a turn. Whoever has had one gives it back by {@link #leave}.
     *
     * @throws TooManyExports when none comes, for the others' readers may take as long as they like
     */
    void admit() {
        try {
            if (running.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new TooManyExports();
    }

    void leave() {
        running.release();
    }

    /** Everything in a list, in its order. */
    void list(User viewer, ZoneId zone, InterviewList.Which which, Appendable out) throws IOException {
        inOneMoment(() -> {
            var sheet = table.begin(out, zone);
            try (var ids = list.ids(viewer, which)) {
                ids.gather(Gatherers.windowFixed(AT_ONCE)).forEach(some -> {
                    rows.of(viewer, zone, InterviewList.load(entities, some), Optional.empty())
                            .forEach(sheet::add);
                    entities.clear();
                });
            }
        });
    }

    /** What a search lists. */
    void found(User viewer, ZoneId zone, String typed, @Nullable Stage only, Filter filter, Appendable out)
            throws IOException {
        inOneMoment(() -> {
            var sheet = table.begin(out, zone);
            rows.found(viewer, zone, search.find(viewer, typed, only, filter).rows())
                    .forEach(sheet::add);
        });
    }

    private void inOneMoment(Runnable work) throws IOException {
        try {
            oneMoment.executeWithoutResult(_ -> work.run());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
