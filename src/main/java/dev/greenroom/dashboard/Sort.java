package dev.greenroom.dashboard;

import dev.greenroom.interview.Stage;
import java.util.List;

/** What a list can be sorted by. What its stage has no use for is the usual. */
enum Sort {
    /** What the stage is for: the soonest, the longest running, the last finished first. */
    USUAL,
    /** Pending: created last first. Active: begun last first. */
    NEWEST,
    /** Finished first first. */
    OLDEST,
    NAME;

    static List<Sort> of(Stage stage) {
        return switch (stage) {
            case PENDING, ACTIVE -> List.of(USUAL, NEWEST, NAME);
            case FINISHED -> List.of(USUAL, OLDEST, NAME);
        };
    }

    /** Whether those of one day stand together, so that a heading can say which it is. */
    boolean isByDay() {
        return this == USUAL || this == OLDEST;
    }

    Sort fitting(Stage stage) {
        return of(stage).contains(this) ? this : USUAL;
    }
}
