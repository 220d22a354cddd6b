package dev.greenroom.feedback;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** One interviewer's submitted feedback on one interview. There is at most one; submitting again replaces it. */
@Entity
public class Scorecard {

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

    @Version
    private int version;

    Scorecard(UUID interviewId, UUID authorId, Recommendation recommendation, String notes, Instant now) {
        this.interviewId = interviewId;
        this.authorId = authorId;
        this.recommendation = recommendation;
        this.notes = notes;
        this.submittedAt = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected Scorecard() {}

    void submitAgain(Recommendation newRecommendation, String newNotes, Instant now) {
        recommendation = newRecommendation;
        notes = newNotes;
        submittedAt = now;
    }

    UUID interviewId() {
        return interviewId;
    }

    public UUID authorId() {
        return authorId;
    }

    public Recommendation recommendation() {
        return recommendation;
    }

    /** As typed; may be empty. */
    public String notes() {
        return notes;
    }

    public Instant submittedAt() {
        return submittedAt;
    }
}
