package dev.greenroom.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** People who type on whatever breaks around them, and the count of what became of it. */
final class Ordeal {

    /** Something that breaks, and is whole again in the end. */
    interface Trouble {
        void happen() throws Exception;
    }

    /** Some milliseconds each way, so that something is nearly always on its way. */
    static final Line LINE = new Line(0, 4, 0, 0);

    /** The longest between two edits, in milliseconds: quicker than anybody types. */
    private static final int PAUSE = 20;

    /** The same of a person. */
    static final int HUMAN = 400;

    /** What somebody types on while nothing comes back, at most; then they look up. */
    private static final int MOST_WAITING = 300;

    private final String name;
    private final List<SimulatedClient> people;
    private final Random chance;
    private final int pause;
    private volatile boolean typing;
    private int acknowledged;
    private int unacknowledged;
    private int sent;

    Ordeal(String name, long seed, SimulatedClient... people) {
        this(name, seed, PAUSE, people);
    }

    /** @param pause the longest between two edits, in milliseconds */
    Ordeal(String name, long seed, int pause, SimulatedClient... people) {
        this.name = name;
        this.pause = pause;
        this.people = List.of(people);
        this.chance = new Random(seed);
    }

    /** They type while it happens, and wait afterwards for a receipt for everything. */
    Ordeal typeThrough(Trouble trouble) throws Exception {
        typing = true;
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var typists = people.stream()
                    .map(person -> {
                        var typist = new RandomTypist(chance.nextLong());
                        return CompletableFuture.runAsync(() -> type(person, typist), executor);
                    })
                    .toList();
            try {
                awaitReceipts();
                trouble.happen();
            } finally {
                typing = false;
            }
            typists.forEach(CompletableFuture::join);
        }
        people.forEach(person -> person.awaitWaiting(0));
        return this;
    }

    private void type(SimulatedClient person, RandomTypist typist) {
        while (typing) {
            typist.type(person, 1, pause);
            person.await(() -> person.waiting() <= MOST_WAITING || !typing, "receipts for all but " + MOST_WAITING);
        }
    }

    /** Does it after a moment of typing, and counts what had a receipt then and what had none. */
    void strike(Trouble trouble) throws Exception {
        Thread.sleep(chance.nextInt(100, 1_000));
        trouble.happen();
        count();
    }

    /** Counts what has a receipt now and what has none. */
    void count() {
        acknowledged = 0;
        for (var person : people) {
            synchronized (person) {
                acknowledged += acknowledgedBy(person);
                unacknowledged += person.waiting();
                sent += person.onTheirWay();
            }
        }
    }

    /** How many changes have a receipt now. */
    int acknowledged() {
        return people.stream().mapToInt(Ordeal::acknowledgedBy).sum();
    }

    /** Waits until each has lost its connection once more than it had, while that is done. */
    void awaitCutOff(Trouble trouble) throws Exception {
        var before = people.stream().map(SimulatedClient::reconnects).toList();
        trouble.happen();
        for (var i = 0; i < people.size(); i++) {
            var person = people.get(i);
            var connections = before.get(i);
            person.await(() -> person.reconnects() > connections, "the end of its connection");
        }
    }

    /** Waits until everybody is really at work (again), however long that takes. */
    void awaitReceipts() {
        for (var person : people) {
            var before = person.receipts().size();
            person.await(() -> person.receipts().size() > before + 3, "receipts");
        }
    }

    /** Everybody has the recording's text, and in it is everything with a receipt, once. Prints the count. */
    void requireNothingLost(ReplayedRecording recording) {
        var lost = 0;
        var doubled = 0;
        for (var person : people) {
            person.awaitSeq(recording.head());
            var receipts = person.receipts();
            for (var receipt : receipts) lost += Math.max(0, receipt.changes() - recorded(person, receipt, recording));
            doubled += Math.max(0, recording.editsOf(person).size() - acknowledgedBy(person));
        }
        System.out.printf(
                "%s: %d acknowledged, %d unacknowledged (%d on their way), %d lost, %d doubled; %d edits in the end%n",
                name,
                acknowledged,
                unacknowledged,
                sent,
                lost,
                doubled,
                recording.edits().size());
        assertThat(acknowledged).as("acknowledged").isPositive();
        assertThat(lost).as("lost").isZero();
        assertThat(doubled).as("doubled").isZero();
        for (var person : people) {
            person.requireHealthy();
            assertThat(person.text()).isEqualTo(recording.text());
        }
    }

    private static int acknowledgedBy(SimulatedClient person) {
        return person.receipts().stream()
                .mapToInt(SimulatedClient.Receipt::changes)
                .sum();
    }

    private static int recorded(SimulatedClient person, SimulatedClient.Receipt receipt, ReplayedRecording recording) {
        return (int) recording.editsOf(person).stream()
                .filter(edit -> edit.n() == receipt.n())
                .count();
    }
}
