package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import dev.greenroom.room.CommitCutter.Moment;
import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The connection breaks while a commit is under way, and nobody knows whether it happened: nothing is lost, nothing is
 * there twice. Has a context of its own, whose way to the database leads through a proxy that cuts.
 */
@GreenroomTest
@Import({Seating.class, SimulatedRooms.class, LostCommitTest.ThroughTheCutter.class})
@Tag("long")
class LostCommitTest {

    private static final int CUTS = 6;

    @Autowired
    SimulatedRooms rooms;

    @Autowired
    JdbcConnectionDetails database;

    private volatile boolean typing = true;

    @Test
    void neitherLosesNorDoublesAnEditWhenTheAnswerIsLost() throws InterruptedException {
        survives(Moment.AFTER_THE_COMMIT);
    }

    @Test
    void neitherLosesNorDoublesAnEditWhenTheCommitIsLost() throws InterruptedException {
        survives(Moment.BEFORE_THE_COMMIT);
    }

    private void survives(Moment moment) throws InterruptedException {
        var cutter = ((Proxied) database).cutter;
        var seed = SimulatedRooms.seed("lost commit, " + moment);
        var chance = new Random(seed);
        var room = rooms.open(seed);
        try (var adas = room.candidate(Line.PERFECT).join();
                var graces = room.interviewer(Line.PERFECT).join();
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var typists = List.of(adas, graces).stream()
                    .map(client -> {
                        var typist = new RandomTypist(chance.nextLong());
                        return CompletableFuture.runAsync(() -> type(client, typist), executor);
                    })
                    .toList();
            try {
                for (var cut = 0; cut < CUTS; cut++) {
                    var before = adas.reconnects();
                    cutter.cut(moment);
                    adas.await(() -> adas.reconnects() > before, "the end of its connection");
                    Thread.sleep(chance.nextInt(100, 400));
                }
            } finally {
                typing = false;
            }
            typists.forEach(CompletableFuture::join);
            adas.awaitWaiting(0);
            graces.awaitWaiting(0);

            var recording = room.recording();
            adas.awaitSeq(recording.head());
            graces.awaitSeq(recording.head());
            assertThat(adas.text()).isEqualTo(recording.text()).isEqualTo(graces.text());
            for (var client : List.of(adas, graces)) {
                var acknowledged = client.receipts().stream()
                        .mapToInt(SimulatedClient.Receipt::changes)
                        .sum();
                assertThat(recording.editsOf(client)).hasSize(acknowledged);
            }
            System.out.printf(
                    "lost commit, %s: %d cuts, %d edits, each once%n",
                    moment, CUTS, recording.edits().size());
        }
    }

    private void type(SimulatedClient client, RandomTypist typist) {
        while (typing) {
            typist.type(client, 1, 10);
            client.awaitWaiting(300);
        }
    }

    /** The test database, reached through a {@link CommitCutter}. */
    private record Proxied(JdbcConnectionDetails real, CommitCutter cutter, String getJdbcUrl)
            implements JdbcConnectionDetails {

        static Proxied of(JdbcConnectionDetails real) {
            var address = URI.create(real.getJdbcUrl().replaceFirst("^jdbc:", ""));
            var cutter = new CommitCutter(address.getHost(), address.getPort());
            var query = address.getQuery() == null ? "" : "?" + address.getQuery();
            var url = "jdbc:postgresql://localhost:" + cutter.port() + address.getPath() + query;
            return new Proxied(real, cutter, url);
        }

        @Override
        public @Nullable String getUsername() {
            return real.getUsername();
        }

        @Override
        public @Nullable String getPassword() {
            return real.getPassword();
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class ThroughTheCutter {

        @Bean
        static BeanPostProcessor throughTheCutter() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof JdbcConnectionDetails details ? Proxied.of(details) : bean;
                }
            };
        }
    }
}
