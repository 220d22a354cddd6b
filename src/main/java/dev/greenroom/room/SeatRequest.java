package dev.greenroom.room;

import dev.greenroom.interview.Interview;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/**
 * A further guest at the link who asks for the candidate's seat, and the cookie that will be it once they are let in. It
 * lasts while their page looks again: who has gone away is no choice any more, and takes no other's place.
 */
@Entity
class SeatRequest {

    /** The page looks every few seconds, one in the background every minute; without scripts a person does. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    @Id
    @GeneratedValue
    @UuidGenerator(algorithm = UuidVersion7Strategy.class)
    private UUID id;

    private UUID interviewId;
    private String name;
    private String seatHash;
    private String consentVersion;
    private Instant askedAt;
    private Instant lookedAt;
    private @Nullable Instant grantedAt;
    private @Nullable Instant turnedAwayAt;

    SeatRequest(Interview interview, String name, String seatHash, String consentVersion, Instant askedAt) {
        this.interviewId = interview.id();
        this.name = name.strip();
        this.seatHash = seatHash;
        this.consentVersion = consentVersion;
        this.askedAt = askedAt;
        this.lookedAt = askedAt;
    }

    @SuppressWarnings("NullAway.Init")
    protected SeatRequest() {}

    /** An interviewer lets them in. */
    void grant(Instant now) {
        grantedAt = now;
    }

    /** An interviewer does not let them in, at least not now. */
    void turnAway(Instant now) {
        turnedAwayAt = now;
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    String seatHash() {
        return seatHash;
    }

    String consentVersion() {
        return consentVersion;
    }

    /** Whether they still wait for an answer. */
    boolean isOpen(Instant now) {
        return grantedAt == null && !isTurnedAway() && lookedAt.isAfter(now.minus(PATIENCE));
    }

    boolean isTurnedAway() {
        return turnedAwayAt != null;
    }
}
