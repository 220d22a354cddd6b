package dev.greenroom.feedback;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The scorecards of an interview side by side, competency by competency. Nothing is computed but how far apart they are. */
record Comparison(List<Row> rows) {

    /** From this far on it is worth talking about. */
    private static final int APART = 2;

    /** @param marks in the order of the scorecards, null where one did not assess it, or was not asked */
    record Row(Competency competency, List<@Nullable Integer> marks) {

        public boolean isApart() {
            return given().max().orElse(0) - given().min().orElse(0) >= APART;
        }

        public int lowest() {
            return given().min().orElse(0);
        }

        public int highest() {
            return given().max().orElse(0);
        }

        private IntStream given() {
            return marks.stream().filter(Objects::nonNull).mapToInt(Integer::intValue);
        }
    }

    /** @param templates those that somebody was asked by, at least */
    static Comparison of(List<ScorecardTemplate> templates, List<Filled> cards) {
        var rows = templates.stream()
                .filter(template ->
                        cards.stream().anyMatch(card -> template.id().equals(card.template())))
                .flatMap(template -> template.competencies().stream())
                .map(competency -> new Row(competency, marks(competency, cards)))
                .toList();
        return new Comparison(rows);
    }

    private static List<@Nullable Integer> marks(Competency competency, List<Filled> cards) {
        return cards.stream()
                .<@Nullable Integer>map(
                        card -> card.rating(competency.id()).map(Rating::mark).orElse(null))
                .toList();
    }
}
