package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    final Allowance allowance = new Allowance(0);

    @Test
    void keepsNobodyWaitingWhoWorks() {
        for (var second = 0; second < 3_600; second++) {
            if (second % 60 == 0)
                assertThat(allowance.take(70_000, second * SECOND)).isZero();
            for (var edit = 0; edit < 250; edit++)
                assertThat(allowance.take(400, second * SECOND)).isZero();
        }
    }

    @Test
    void lets8MiUnitsComeAtOnceAndTheRestAsTimeGoes() {
        assertThat(allowance.take(Allowance.BURST, 0)).isZero();
        assertThat(allowance.take(Allowance.PER_SECOND, 0)).isEqualTo(SECOND);
        assertThat(allowance.take(Allowance.PER_SECOND, 0))
                .as("by another socket")
                .isEqualTo(2 * SECOND);
        assertThat(allowance.take(Allowance.PER_SECOND, 3 * SECOND)).isZero();
    }

    @Test
    void savesNoMoreThanTheBurst() {
        assertThat(allowance.take(Allowance.BURST, 3_600 * SECOND)).isZero();
        assertThat(allowance.take(1, 3_600 * SECOND)).isPositive();
    }
}
