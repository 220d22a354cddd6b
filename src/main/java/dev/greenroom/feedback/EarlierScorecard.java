package dev.greenroom.feedback;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** What a scorecard was from the time it was submitted until its author changed it. */
@Entity
@Immutable
class EarlierScorecard {

    @Id
    @GeneratedValue
    @UuidGenerator(algorithm = UuidVersion7Strategy.class)
    private UUID id;

    private UUID scorecardId;

    @Enumerated(EnumType.STRING)
    private Recommendation recommendation;

    private String notes;
    private Instant submittedAt;
    private @Nullable UUID templateId;
    private @Nullable String level;

    @ElementCollection
    @CollectionTable(name = "earlier_rating", joinColumns = @JoinColumn(name = "scorecard_id"))
    private List<Rating> ratings = new ArrayList<>();

    EarlierScorecard(UUID scorecardId, Filled filled, Instant submittedAt) {
        this.scorecardId = scorecardId;
        this.recommendation = Objects.requireNonNull(filled.recommendation());
        this.notes = filled.notes();
        this.submittedAt = submittedAt;
        this.templateId = filled.template();
        this.level = filled.level();
        this.ratings.addAll(filled.ratings());
    }

    @SuppressWarnings("NullAway.Init")
    protected EarlierScorecard() {}

    UUID scorecardId() {
        return scorecardId;
    }

    Filled filled() {
        return new Filled(templateId, ratings, notes, level, recommendation);
    }

    Instant submittedAt() {
        return submittedAt;
    }
}
