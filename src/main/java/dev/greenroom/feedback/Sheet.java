package dev.greenroom.feedback;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A submitted scorecard, ready to be read.
 *
 * @param notes in pieces, the moments of the interview apart, as in each rating
 */
record Sheet(
        Instant submittedAt,
        Recommendation recommendation,
        @Nullable String level,
        List<Piece> notes,
        List<Rated> ratings) {

    /** A competency as one interviewer saw it. */
    record Rated(Competency competency, @Nullable Integer mark, List<Piece> evidence) {

        /** What the mark says, empty where there is none. */
        public String anchor() {
            return mark == null ? "" : competency.anchors().get(mark - 1);
        }
    }

    static Sheet of(Filled filled, Instant submittedAt, @Nullable ScorecardTemplate template, Duration length) {
        var ratings = template == null
                ? List.<Rated>of()
                : template.competencies().stream()
                        .flatMap(competency -> filled.rating(competency.id()).stream()
                                .map(rating ->
                                        new Rated(competency, rating.mark(), Piece.of(rating.evidence(), length))))
                        .toList();
        return new Sheet(
                submittedAt,
                Objects.requireNonNull(filled.recommendation()),
                filled.level(),
                Piece.of(filled.notes(), length),
                ratings);
    }
}
