package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.greenroom.GreenroomTest;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** A hundred thousand messages that are nearly right, while two people work in the same room. */
@GreenroomTest
@Tag("long")
class SocketFuzzTest {

    private static final int MESSAGES = 100_000;
    private static final int FUZZERS = 5;

    private static final int OPEN = 0;

    @Autowired
    SimulatedRooms rooms;

    @Test
    void leavesTheRoomAndEverybodyElsesTextAlone() throws Exception {
        var name = "socket fuzz";
        var seed = SimulatedRooms.seed(name);
        var chance = new Random(seed);
        var json = BadJson.files();
        var logged = listen();
        var room = rooms.open(seed);
        try (var ada = room.candidate(Ordeal.LINE).join();
                var grace = room.interviewer(Ordeal.LINE).join()) {
            ada.addFile("second.py");
            ada.awaitQuiet();
            var fuzzers = Stream.generate(
                            () -> new Fuzzer(room.address(), room.anotherCookie(), json, chance.nextLong()))
                    .limit(FUZZERS)
                    .toList();
            var ordeal = new Ordeal(name, seed, ada, grace);
            ordeal.typeThrough(() -> {
                People.atOnce(fuzzers.stream()
                        .map(fuzzer -> (Runnable) () -> fuzzer.send(MESSAGES / FUZZERS))
                        .toList());
                ordeal.strike(ordeal::awaitReceipts);
            });
            assertThat(fuzzers).extracting(Fuzzer::closedWith).containsOnly(OPEN);
            var recording = room.recording();
            ordeal.requireNothingLost(recording);
            var answers = fuzzers.stream().mapToInt(Fuzzer::answers).sum();
            System.out.printf(
                    "%s: %d messages sent, %d heard, %d events recorded, %d errors logged%n",
                    name, MESSAGES, answers, recording.head(), errors(logged).size());
            assertThat(errors(logged)).isEmpty();
            fuzzers.forEach(Fuzzer::close);
        } finally {
            root().detachAppender(logged);
        }
    }

    /** What an exception that nobody expected leaves in the log. */
    private static List<String> errors(ListAppender<ILoggingEvent> logged) {
        return List.copyOf(logged.list).stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.ERROR) || isOurs(event))
                .map(event -> event + " " + stackTrace(event))
                .toList();
    }

    private static boolean isOurs(ILoggingEvent event) {
        return stackTrace(event).contains("at dev.greenroom.");
    }

    private static String stackTrace(ILoggingEvent event) {
        var thrown = event.getThrowableProxy();
        return thrown == null ? "" : ThrowableProxyUtil.asString(thrown);
    }

    private static ListAppender<ILoggingEvent> listen() {
        var appender = new ListAppender<ILoggingEvent>();
        appender.start();
        root().addAppender(appender);
        return appender;
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }
}
