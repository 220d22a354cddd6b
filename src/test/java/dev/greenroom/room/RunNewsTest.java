package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.recording.RoomEvent.Piece;
import dev.greenroom.running.Channel;
import dev.greenroom.running.Outcome;
import dev.greenroom.running.RunResult;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RunNewsTest {

    final RunNews news = new RunNews();

    @Test
    void tellsTheFirstOutputAtOnceAndGathersTheNextWhileThatIsOnItsWay() throws Exception {
        news.output(Channel.OUT, "one ");
        news.output(Channel.OUT, "two");
        assertThat(news.await()).isTrue();
        assertThat(news.take().output()).containsExactly(new Piece("out", "one two"));

        news.output(Channel.ERR, "three");
        var next = CompletableFuture.supplyAsync(this::await);
        news.output(Channel.OUT, "four");
        assertThat(next).isNotDone();
        news.arrived();
        assertThat(next.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(news.take().output()).containsExactly(new Piece("err", "three"), new Piece("out", "four"));
        assertThat(news.take().output()).isEmpty();
    }

    @Test
    void tellsTheEndWithAllThatWasWrittenBeforeWhateverIsOnItsWay() throws Exception {
        news.output(Channel.OUT, "one");
        news.take();
        var result = new RunResult(new Outcome.Exited(0), Duration.ofMillis(30), 0);
        news.output(Channel.OUT, "two");
        news.ended(result);
        assertThat(news.await()).isTrue();
        assertThat(news.take()).isEqualTo(new RunNews.News(null, List.of(new Piece("out", "two")), result));
    }

    @Test
    void tellsWhoWaitsOfTheirPlaceAndOfTheirTurn() throws Exception {
        news.waiting(2);
        news.waiting(1);
        assertThat(news.await()).isTrue();
        assertThat(news.take().place()).isEqualTo(1);
        assertThat(news.take().place()).isNull();
        news.started();
        assertThat(news.await()).isTrue();
        assertThat(news.take().place()).isEqualTo(0);
    }

    @Test
    void saysNothingOfATurnThatCameAtOnce() {
        assertThat(news.time()).isZero();
        news.started();
        assertThat(news.take().place()).isNull();
        assertThat(news.time()).isPositive();
    }

    @Test
    void letsGoOfWhoeverWaitsWhenNobodyWantsToHear() throws Exception {
        var next = CompletableFuture.supplyAsync(this::await);
        news.end();
        assertThat(next.get(30, TimeUnit.SECONDS)).isFalse();
    }

    private boolean await() {
        try {
            return news.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
