package dev.greenroom.feedback;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a scorecard, finished or not; the same words and marks are equal.
 *
 * @param template null for one from before there were competencies
 * @param ratings those that say something; what is not assessed and has no evidence is not among them
 */
record Filled(
        @Nullable UUID template,
        List<Rating> ratings,
        String notes,
        @Nullable String level,
        @Nullable Recommendation recommendation) {

    Filled {
        ratings = ratings.stream()
                .filter(rating -> rating.mark() != null || !rating.evidence().isBlank())
                .sorted(Comparator.comparing(Rating::competencyId))
                .toList();
    }

    static Filled nothing(UUID template) {
        return new Filled(template, List.of(), "", null, null);
    }

    Optional<Rating> rating(UUID competency) {
        return ratings.stream()
                .filter(rating -> rating.competencyId().equals(competency))
                .findFirst();
    }

    /** The same, for somebody who is asked by a template although it was filled in before there were any. */
    Filled by(UUID newTemplate) {
        return new Filled(newTemplate, ratings, notes, level, recommendation);
    }
}
