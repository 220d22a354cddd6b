package dev.greenroom.feedback;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/**
 * One interviewer's submitted feedback on one interview. There is at most one; submitting again changes it, and hands out
 * what it was to be kept. What is not submitted yet is a {@link Draft}, and no scorecard.
 */
@Entity
class Scorecard {

    @Id
    @GeneratedValue
    @UuidGenerator(algorithm = UuidVersion7Strategy.class)
    private UUID id;

    private UUID interviewId;
    private UUID authorId;

    @Enumerated(EnumType.STRING)
    private Recommendation recommendation;

    private String notes;
    private Instant submittedAt;
    private @Nullable UUID templateId;
    private @Nullable String level;

    @ElementCollection
    @CollectionTable(name = "scorecard_rating", joinColumns = @JoinColumn(name = "scorecard_id"))
    private List<Rating> ratings = new ArrayList<>();

    @Version
    private int version;

    /** @throws Undecided without a recommendation */
    Scorecard(UUID interviewId, UUID authorId, Filled filled, Instant now) {
        this.interviewId = interviewId;
        this.authorId = authorId;
        this.recommendation = decided(filled);
        take(filled, now);
    }

    @SuppressWarnings("NullAway.Init")
    protected Scorecard() {}

    /**
     * Takes other words and marks. The same ones again change nothing.
     *
     * @return what it was until now, where that is something else
     * @throws Undecided without a recommendation
     */
    Optional<EarlierScorecard> submitAgain(Filled filled, Instant now) {
        decided(filled);
        if (filled.equals(filled())) return Optional.empty();
        var earlier = new EarlierScorecard(id, filled(), submittedAt);
        take(filled, now);
        return Optional.of(earlier);
    }

    private void take(Filled filled, Instant now) {
        recommendation = decided(filled);
        notes = filled.notes();
        templateId = filled.template();
        level = filled.level();
        ratings.clear();
        ratings.addAll(filled.ratings());
        submittedAt = now;
    }

    private static Recommendation decided(Filled filled) {
        if (filled.recommendation() == null) throw new Undecided();
        return filled.recommendation();
    }

    /** What its author said. Needs its ratings, which a list does not load. */
    Filled filled() {
        return new Filled(templateId, ratings, notes, level, recommendation);
    }

    UUID id() {
        return id;
    }

    UUID authorId() {
        return authorId;
    }

    Recommendation recommendation() {
        return recommendation;
    }

    Instant submittedAt() {
        return submittedAt;
    }
}
