package dev.greenroom.database;

import org.slf4j.Logger;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Work that is done again and again: what cannot be done while the database is away is done the next time. */
public final class RegularWork {

    private RegularWork() {}

    /**
     * Does it, or says in one line that it could not be done.
     *
     * @param log whose work it is
     * @param failed what has failed then, the beginning of a sentence
     */
    public static void attempt(Logger log, String failed, Runnable work) {
        try {
            work.run();
        } catch (DataAccessException | TransactionException e) {
            log.warn("{}, which is tried again: {}", failed, e.getMessage());
        }
    }
}
