package dev.greenroom.account;

import dev.greenroom.database.AdvisoryLocks;
import dev.greenroom.database.RegularWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows guessing: after a few failures for an account, or more for an address, every further try has to wait, twice as
 * long each time. Counted in the database, so that neither a restart nor a second node helps a guesser. Whether an
 * account exists makes no difference.
 *
 * <p>A try is counted before its password is looked at and taken back when that was right. Counted afterwards, a hundred
 * guesses at the same moment would all be the first.
 *
 * <p>For a browser that the account knows, its id is given as both account and address: it waits for its own failures alone.
 */
@Component
class SignInThrottle {

    private static final Logger log = LoggerFactory.getLogger(SignInThrottle.class);

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int FREE_FOR_ACCOUNT = 5;
    /** Offices share addresses. */
    private static final int FREE_FOR_ADDRESS = 20;

    private final FailedSignIns failures;
    private final JdbcClient jdbc;
    private final Clock clock;

    SignInThrottle(FailedSignIns failures, JdbcClient jdbc, Clock clock) {
        this.failures = failures;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Lets a try through, and counts it as failed until it has {@link #succeeded}.
     *
     * @throws TooManyAttempts when it has to wait; then it is not counted
     */
    @Transactional
    void admit(String email, String address) {
        oneAtATime(AdvisoryLocks.SIGN_IN_OF_ACCOUNT, email);
        oneAtATime(AdvisoryLocks.SIGN_IN_FROM_ADDRESS, address);
        var wait = wait(email, address);
        if (wait.isPositive()) throw new TooManyAttempts(wait);
        failures.save(new FailedSignIn(email, address, clock.instant()));
    }

    /** How long the next try has to wait; zero for not at all. */
    Duration wait(String email, String address) {
        var now = clock.instant();
        var since = now.minus(WINDOW);
        var forAccount = wait(failures.ofAccount(email, since), FREE_FOR_ACCOUNT, now);
        var forAddress = wait(failures.ofAddress(address, since), FREE_FOR_ADDRESS, now);
        return forAccount.compareTo(forAddress) > 0 ? forAccount : forAddress;
    }

    void succeeded(String email) {
        failures.forgiveAccount(email);
    }

    @Scheduled(fixedDelay = 600_000)
    void forgetOldOnes() {
        RegularWork.attempt(
                log,
                "Old failed sign-ins could not be forgotten",
                () -> failures.forget(clock.instant().minus(WINDOW)));
    }

    /** Until the transaction ends, on every node. The account's lock always comes before the address's. */
    private void oneAtATime(int kind, String key) {
        jdbc.sql("select pg_advisory_xact_lock(?, hashtext(?))")
                .params(kind, key)
                .query(_ -> {});
    }

    private static Duration wait(FailedSignIns.Summary failed, int free, Instant now) {
        var last = failed.last();
        if (failed.count() < free || last == null) return Duration.ZERO;
        var seconds = Math.min(WINDOW.toSeconds(), 1L << Math.min(failed.count() - free + 1, 20));
        var left = Duration.between(now, last.plusSeconds(seconds));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
