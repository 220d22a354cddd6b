package dev.greenroom.room;

import dev.greenroom.interview.Interview;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** A further guest at the link who asks for the candidate's seat, and the cookie that will be it once they are let in. */
@Entity
class SeatRequest {

    @Id
    @GeneratedValue
    @UuidGenerator(algorithm = UuidVersion7Strategy.class)
    private UUID id;

    private UUID interviewId;
    private String name;
    private String seatHash;
    private String consentVersion;
    private Instant askedAt;
    private @Nullable Instant grantedAt;

    SeatRequest(Interview interview, String name, String seatHash, String consentVersion, Instant askedAt) {
        this.interviewId = interview.id();
        this.name = name.strip();
        this.seatHash = seatHash;
        this.consentVersion = consentVersion;
        this.askedAt = askedAt;
    }

    @SuppressWarnings("NullAway.Init")
    protected SeatRequest() {}

    /** An interviewer lets them in. A second time changes nothing. */
    void grant(Instant now) {
        if (grantedAt == null) grantedAt = now;
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

    boolean isGranted() {
        return grantedAt != null;
    }
}
