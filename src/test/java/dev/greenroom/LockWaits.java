package dev.greenroom;

import static org.awaitility.Awaitility.await;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * For tests of a race: while the test holds a lock, those who race come as far as that lock and no further, so that they
 * meet each time and not only when the machine happens to be slow. The lock is to be let go before the executor of those
 * who race is closed, which waits for them: open the executor first.
 */
public final class LockWaits {

    private LockWaits() {}

    /** Returns when exactly so many connections wait for another transaction to end. */
    public static void awaitThat(long connections, JdbcClient jdbc) {
        await().until(() -> jdbc.sql("""
                select count(*) from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock'
                """).query(Long.class).single() == connections);
    }
}
