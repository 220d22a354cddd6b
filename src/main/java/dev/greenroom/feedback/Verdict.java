package dev.greenroom.feedback;

import java.util.Collection;
import java.util.Collections;

/** What the scorecards say together, never a computed opinion: their one value, the range they span, or that they differ. */
public record Verdict(Recommendation lowest, Recommendation highest) {

    /** Of at least one. */
    static Verdict of(Collection<Recommendation> values) {
        return new Verdict(Collections.min(values), Collections.max(values));
    }

    public boolean isUnanimous() {
        return lowest == highest;
    }

    /** Some say yes and some say no, however strongly. */
    public boolean isMixed() {
        return lowest.isYes() != highest.isYes();
    }
}
