package dev.greenroom.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RunQueueTest {

    static final UUID ADAS = UUID.randomUUID();
    static final UUID ALANS = UUID.randomUUID();
    static final UUID GRACES = UUID.randomUUID();

    final List<String> told = new ArrayList<>();
    final BlockingQueue<String> begun = new LinkedBlockingQueue<>();
    final RunQueue queue = new RunQueue(1, 3, Runnable::run);
    final CountDownLatch first = new CountDownLatch(1);

    @Test
    void whoCameFirstIsFirst() throws Exception {
        add(ADAS, "Ada", first);
        assertThat(next()).isEqualTo("Ada");
        add(ALANS, "Alan");
        add(GRACES, "Grace");
        assertThat(told).containsExactly("Alan 0", "Grace 1");
        first.countDown();
        assertThat(next()).isEqualTo("Alan");
        assertThat(next()).isEqualTo("Grace");
    }

    @Test
    void aRoomWaitsForItselfWithoutHoldingUpOthers() throws Exception {
        var wide = new RunQueue(2, 3, Runnable::run);
        wide.add(turn(ADAS, "Ada", first));
        assertThat(next()).isEqualTo("Ada");
        wide.add(turn(ADAS, "Ada again"));
        wide.add(turn(ALANS, "Alan"));
        assertThat(next()).isEqualTo("Alan");
        assertThat(begun).isEmpty();
        first.countDown();
        assertThat(next()).isEqualTo("Ada again");
    }

    @Test
    void aQueueThatIsTooLongTakesNobody() throws Exception {
        add(ADAS, "Ada", first);
        assertThat(next()).isEqualTo("Ada");
        for (var i = 0; i < 3; i++)
            assertThat(queue.add(turn(UUID.randomUUID(), "somebody"))).isTrue();
        assertThat(queue.add(turn(GRACES, "Grace"))).isFalse();
        first.countDown();
    }

    @Test
    void whoGoesAwayMovesTheOthersUp() throws Exception {
        add(ADAS, "Ada", first);
        assertThat(next()).isEqualTo("Ada");
        var alan = turn(ALANS, "Alan");
        queue.add(alan);
        add(GRACES, "Grace");
        assertThat(queue.remove(alan)).isTrue();
        assertThat(queue.remove(alan)).isFalse();
        assertThat(told).containsExactly("Alan 0", "Grace 1", "Grace 0");
        first.countDown();
        assertThat(next()).isEqualTo("Grace");
    }

    private void add(UUID room, String who, CountDownLatch... until) {
        assertThat(queue.add(turn(room, who, until))).isTrue();
    }

    private RunQueue.Turn turn(UUID room, String who, CountDownLatch... until) {
        return new RunQueue.Turn(
                room,
                () -> {
                    begun.add(who);
                    for (var latch : until) await(latch);
                },
                others -> told.add(who + " " + others));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String next() throws InterruptedException {
        return begun.poll(30, TimeUnit.SECONDS);
    }
}
