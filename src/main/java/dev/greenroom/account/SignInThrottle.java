package dev.greenroom.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Slows guessing: after a few failures for an account, or more for an address, every further try has to wait, twice as
 * long each time. Counted in the database, so that neither a restart nor a second node helps a guesser. Whether an
 * account exists makes no difference.
 */
@Component
class SignInThrottle {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int FREE_FOR_ACCOUNT = 5;
    /** Offices share addresses. */
    private static final int FREE_FOR_ADDRESS = 20;

    private final FailedSignIns failures;
    private final Clock clock;

    SignInThrottle(FailedSignIns failures, Clock clock) {
        this.failures = failures;
        this.clock = clock;
    }

    /** How long this try has to wait; zero for not at all. */
    Duration wait(String email, String address) {
        var now = clock.instant();
        var since = now.minus(WINDOW);
        var forAccount = wait(failures.ofAccount(User.fold(email), since), FREE_FOR_ACCOUNT, now);
        var forAddress = wait(failures.ofAddress(address, since), FREE_FOR_ADDRESS, now);
        return forAccount.compareTo(forAddress) > 0 ? forAccount : forAddress;
    }

    void failed(String email, String address) {
        failures.save(new FailedSignIn(User.fold(email), address, clock.instant()));
    }

    void succeeded(String email) {
        failures.forgiveAccount(User.fold(email));
    }

    @Scheduled(fixedDelay = 600_000)
    void forgetOldOnes() {
        failures.forget(clock.instant().minus(WINDOW));
    }

    private static Duration wait(FailedSignIns.Summary failed, int free, Instant now) {
        var last = failed.last();
        if (failed.count() < free || last == null) return Duration.ZERO;
        var seconds = Math.min(WINDOW.toSeconds(), 1L << Math.min(failed.count() - free + 1, 20));
        var left = Duration.between(now, last.plusSeconds(seconds));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
