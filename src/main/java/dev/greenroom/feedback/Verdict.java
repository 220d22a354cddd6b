package dev.greenroom.feedback;

import java.util.Collection;

/** What the scorecards say together, never a computed opinion: their one value, the range they span, or that they differ. */
public record Verdict(Recommendation lowest, Recommendation highest) {

    static Verdict of(Collection<Scorecard> cards) {
        var values = cards.stream().map(Scorecard::recommendation).sorted().toList();
        return new Verdict(values.getFirst(), values.getLast());
    }

    public boolean isUnanimous() {
        return lowest == highest;
    }

    /** Some say yes and some say no, however strongly. */
    public boolean isMixed() {
        return lowest.isYes() != highest.isYes();
    }
}
