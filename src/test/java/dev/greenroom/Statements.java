package dev.greenroom;

import jakarta.persistence.EntityManagerFactory;
import java.util.concurrent.Callable;
import org.hibernate.SessionFactory;

/** How many statements a request has the database carry out. */
public final class Statements {

    /** Hibernate counts those of all threads, and what works in the background works now and then. */
    private static final int TIMES = 3;

    private Statements() {}

    /** The least of some times, which is what the request itself asks. */
    public static long during(EntityManagerFactory entities, Callable<?> request) throws Exception {
        var statistics = entities.unwrap(SessionFactory.class).getStatistics();
        var least = Long.MAX_VALUE;
        statistics.setStatisticsEnabled(true);
        try {
            for (var time = 0; time < TIMES; time++) {
                statistics.clear();
                request.call();
                least = Math.min(least, statistics.getPrepareStatementCount());
            }
        } finally {
            statistics.setStatisticsEnabled(false);
        }
        return least;
    }
}
