package dev.greenroom.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.GreenroomTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What slows guessing, in the database. */
@GreenroomTest
class SignInThrottleTest {

    private static final int FREE_FOR_ACCOUNT = 5;
    private static final int FREE_FOR_ADDRESS = 20;

    @Autowired
    SignInThrottle throttle;

    @Autowired
    FailedSignIns failures;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    TransactionTemplate transaction;

    final Random random = new Random();
    final String email = UUID.randomUUID() + "@example.com";
    final String address = "test " + UUID.randomUUID();

    Instant moment;

    @BeforeEach
    void theClockStands() {
        moment = clock.instant();
    }

    @Test
    void guessesAtTheSameMomentAreNotAllTheFirst() throws Exception {
        var guesses = new ArrayList<Callable<Boolean>>();
        for (var guess = 0; guess < 40; guess++) guesses.add(() -> isAdmitted(email, address));
        var admitted = 0;
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var answer : threads.invokeAll(guesses)) if (answer.get()) admitted++;
        }
        assertThat(admitted).isEqualTo(FREE_FOR_ACCOUNT);
    }

    @Test
    void anAddressThatTriesManyAccountsWaitsToo() {
        var admitted = 0;
        for (var guess = 0; guess < FREE_FOR_ADDRESS + 5; guess++) if (isAdmitted(guess + email, address)) admitted++;
        assertThat(admitted).isEqualTo(FREE_FOR_ADDRESS);
    }

    @Test
    void everyAddressOfAnIpv6NetworkIsTheSame() {
        var network = "2001:db8:%x:%x".formatted(random.nextInt(0x10000), random.nextInt(0x10000));
        var admitted = 0;
        for (var guess = 0; guess < FREE_FOR_ADDRESS + 5; guess++) {
            var one = Caller.network(network + "::" + Integer.toHexString(guess));
            if (isAdmitted(guess + email, one)) admitted++;
        }
        assertThat(admitted).isEqualTo(FREE_FOR_ADDRESS);
    }

    @Test
    void otherAddressesAreNot() {
        assertThat(Caller.network("2001:db8:0:0:ffff::1")).isEqualTo(Caller.network("2001:db8::1"));
        assertThat(Caller.network("2001:db8:0:1::1")).isNotEqualTo(Caller.network("2001:db8::1"));
        assertThat(Caller.network("192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(Caller.network("::ffff:192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(Caller.network("a proxy's idea")).isEqualTo("a proxy's idea");
    }

    @Test
    void aRestartForgetsNothing() {
        for (var guess = 0; guess < FREE_FOR_ACCOUNT; guess++) isAdmitted(email, address);
        var afterRestart = inOneMoment();
        assertThat(afterRestart.wait(email, address)).isPositive();
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> afterRestart.admit(email, address)))
                .isInstanceOf(TooManyAttempts.class);
    }

    @Test
    void everyFurtherFailureWaitsTwiceAsLongUpToAQuarterOfAnHour() {
        var waits = new ArrayList<Duration>();
        for (var failed = 0; failed < FREE_FOR_ACCOUNT + 12; failed++) {
            failures.save(new FailedSignIn(email, address + failed, clock.instant()));
            waits.add(throttle.wait(email, "elsewhere " + address));
        }
        assertThat(waits.subList(0, FREE_FOR_ACCOUNT - 1)).containsOnly(Duration.ZERO);
        var slowed = waits.subList(FREE_FOR_ACCOUNT - 1, waits.size());
        // Rounded up to seconds, for some of the wait has passed by now.
        assertThat(slowed)
                .extracting(wait -> wait.plusMillis(999).toSeconds())
                .startsWith(2L, 4L, 8L, 16L, 32L)
                .isSorted()
                .endsWith(900L);
    }

    private boolean isAdmitted(String email, String address) {
        try {
            transaction.executeWithoutResult(_ -> inOneMoment().admit(email, address));
            return true;
        } catch (TooManyAttempts e) {
            return false;
        }
    }

    /** However slow the machine is, nobody has waited long enough. */
    private SignInThrottle inOneMoment() {
        return new SignInThrottle(failures, jdbc, Clock.fixed(moment, ZoneOffset.UTC));
    }
}
