package dev.greenroom.feedback;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.hibernate.annotations.Immutable;

/**
 * What a scorecard asks. It never changes: a new version is another template, and what was filled in by an older one
 * still reads as it did.
 */
@Entity
@Immutable
class ScorecardTemplate {

    @Id
    private UUID id;

    private String name;
    private int version;
    private Instant createdAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SELECT)
    @BatchSize(size = 16)
    @CollectionTable(name = "competency", joinColumns = @JoinColumn(name = "template_id"))
    @OrderColumn(name = "position")
    private List<Competency> competencies = new ArrayList<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @Fetch(FetchMode.SELECT)
    @BatchSize(size = 16)
    @CollectionTable(name = "scorecard_level", joinColumns = @JoinColumn(name = "template_id"))
    @OrderColumn(name = "position")
    @Column(name = "name")
    private List<String> levels = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected ScorecardTemplate() {}

    public UUID id() {
        return id;
    }

    /** In the order in which they are asked. */
    public List<Competency> competencies() {
        return competencies;
    }

    /** What one may be recommended for, from the lowest. */
    public List<String> levels() {
        return levels;
    }
}
