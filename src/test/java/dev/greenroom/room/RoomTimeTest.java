package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RoomTimeTest {

    final MovedClock clock = new MovedClock(1_000_000);
    final AtomicLong nanos = new AtomicLong();
    final RoomTime time = new RoomTime(clock, 0, nanos::get);

    @Test
    void isTheTimeOfTheClock() {
        assertThat(time.millis()).isEqualTo(1_000_000);
        clock.move(500);
        assertThat(time.millis()).isEqualTo(1_000_500);
    }

    @Test
    void goesOnAtItsPaceWhenTheClockIsSetBack() {
        time.millis();
        clock.move(-3_600);
        assertThat(time.millis()).isEqualTo(1_000_000);
        for (var i = 0; i < 10; i++) {
            nanos.addAndGet(700_000);
            time.millis();
        }
        assertThat(time.millis()).as("7 ms later").isEqualTo(1_000_007);
    }

    @Test
    void followsTheClockAgainOnceThatIsAhead() {
        time.millis();
        clock.move(-100);
        time.millis();
        clock.move(300);
        assertThat(time.millis()).isEqualTo(1_000_200);
    }

    @Test
    void beginsWhereTheRecordingEnded() {
        assertThat(new RoomTime(clock, 2_000_000, nanos::get).millis()).isEqualTo(2_000_000);
    }
}
