package dev.greenroom.running;

import java.util.Map;

/** Whether programs can be run here, and which. */
sealed interface Standing {

    /** The test has not come to its end yet. */
    record Untried() implements Standing {}

    /**
     * @param versions of the languages that are there, by name
     * @param groups whether each program has a control group; without one, Greenroom watches its memory itself
     */
    record Holds(Map<String, String> versions, boolean groups) implements Standing {}

    /** @param why sentences, with what to do about it */
    record Broken(String why) implements Standing {}
}
