package dev.greenroom.dashboard;

import dev.greenroom.interview.Stage;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/**
 * That an interview is somebody's own, and where it stands in their lists: whoever created it, is assigned to it or is
 * known to its room. The database keeps these rows by triggers and in the order of the lists, so that a page of somebody
 * with a few interviews is not looked for among everybody's. Only for queries.
 */
@Entity
@Immutable
class OwnInterview {

    @Embeddable
    record Id(UUID interviewId, UUID staffId) implements Serializable {}

    @EmbeddedId
    private Id id;

    @Enumerated(EnumType.STRING)
    private Stage stage;

    /** What the list of the stage is sorted by. */
    private Instant listedAt;

    /** Whether it is over, they interviewed, and their feedback is missing. */
    private boolean owes;

    @SuppressWarnings("NullAway.Init")
    protected OwnInterview() {}
}
