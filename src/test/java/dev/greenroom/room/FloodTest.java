package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FloodTest {

    final Flood flood = new Flood(0);

    @Test
    void letsWhoeverSendsAsMuchAsARefactoringGoOnForever() {
        assertThat(isTooMuch(250, 600)).isFalse();
    }

    @Test
    void takesABurst() {
        assertThat(isTooMuch(5_000, 1)).isFalse();
    }

    @Test
    void endsSomebodyWhoSendsThousandsASecondForSeconds() {
        assertThat(isTooMuch(4_000, 10)).isTrue();
    }

    private boolean isTooMuch(int perSecond, int seconds) {
        for (var message = 0; message < perSecond * seconds; message++) {
            if (flood.isTooMuch(message * TimeUnit.SECONDS.toNanos(1) / perSecond)) return true;
        }
        return false;
    }
}
