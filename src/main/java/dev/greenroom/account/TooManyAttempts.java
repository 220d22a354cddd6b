package dev.greenroom.account;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many sign-ins failed; the next may be tried after a while. */
final class TooManyAttempts extends AuthenticationException {

    private final Duration wait;

    TooManyAttempts(Duration wait) {
        super("Too many failed sign-ins");
        this.wait = wait;
    }

    /** In seconds, at least 1. */
    long seconds() {
        return Math.max(1, wait.toSeconds() + 1);
    }
}
