package dev.greenroom.room;

import java.util.random.RandomGenerator;

/**
 * The line between a simulated client and the server.
 *
 * @param least how long a message takes one way at least, in milliseconds
 * @param most how long it takes at most; messages of one direction never overtake each other
 * @param drops one in so many messages that are sent breaks the connection instead, 0 for never
 * @param doubles one in so many commands is sent twice, 0 for never
 */
record Line(int least, int most, int drops, int doubles) {

    /** As quick as the machine allows, and nothing ever breaks. */
    static final Line PERFECT = new Line(0, 0, 0, 0);

    static Line roundTrip(int milliseconds) {
        return new Line(milliseconds / 2, milliseconds / 2, 0, 0);
    }

    int delay(RandomGenerator random) {
        return least == most ? least : random.nextInt(least, most + 1);
    }

    boolean drops(RandomGenerator random) {
        return drops > 0 && random.nextInt(drops) == 0;
    }

    boolean doubles(RandomGenerator random) {
        return doubles > 0 && random.nextInt(doubles) == 0;
    }
}
