package dev.greenroom.interview;

import dev.greenroom.account.User;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who took a seat in an interview. Recorded events name people by this id, so that a name can be corrected or
 * erased without touching the recording.
 */
@Entity
public class Participant {

    /** On which side of the table. */
    public enum Role {
        CANDIDATE,
        INTERVIEWER
    }

    @Id
    @GeneratedValue
    @UuidGenerator(algorithm = UuidVersion7Strategy.class)
    private UUID id;

    private UUID interviewId;

    @Enumerated(EnumType.STRING)
    private Role role;

    private @Nullable UUID staffId;
    private String name;
    private @Nullable String seatHash;
    private @Nullable String consentVersion;

    /** Null for who has only prepared. */
    private @Nullable Instant enteredAt;

    /**
     * The candidate, by the name they gave.
     *
     * @param seatHash the SHA-256 of the cookie that is their seat
     * @param consentVersion the version of the words they agreed to
     */
    public static Participant candidate(
            Interview interview, String name, String seatHash, String consentVersion, Instant now) {
        var candidate = new Participant(interview, Role.CANDIDATE, name.strip(), now);
        candidate.seatHash = seatHash;
        candidate.consentVersion = consentVersion;
        return candidate;
    }

    /** A member of staff, under their account's name. */
    public static Participant interviewer(Interview interview, User user, Instant now) {
        var interviewer = new Participant(interview, Role.INTERVIEWER, user.name(), now);
        interviewer.staffId = user.id();
        return interviewer;
    }

    /** A member of staff who prepares, and has not entered. */
    public static Participant preparing(Interview interview, User user) {
        var preparing = new Participant(interview, Role.INTERVIEWER, user.name(), null);
        preparing.staffId = user.id();
        return preparing;
    }

    private Participant(Interview interview, Role role, String name, @Nullable Instant enteredAt) {
        this.interviewId = interview.id();
        this.role = role;
        this.name = name;
        this.enteredAt = enteredAt;
    }

    @SuppressWarnings("NullAway.Init")
    protected Participant() {}

    /**
     * Gives the candidate's seat to another browser, whose owner agreed to be recorded and said what they are called;
     * the old one's cookie opens nothing any more.
     */
    public void moveSeat(String newSeatHash, String newName, String newConsentVersion) {
        if (role != Role.CANDIDATE) {
            throw new IllegalStateException("Only the candidate's seat moves");
        }
        seatHash = newSeatHash;
        name = newName.strip();
        consentVersion = newConsentVersion;
    }

    public UUID id() {
        return id;
    }

    public UUID interviewId() {
        return interviewId;
    }

    public Role role() {
        return role;
    }

    public boolean isCandidate() {
        return role == Role.CANDIDATE;
    }

    /** The account of an interviewer, null for the candidate. */
    public @Nullable UUID staffId() {
        return staffId;
    }

    public String name() {
        return name;
    }

    /** Whether this is the same seat in the same browser: false once it {@link #moveSeat moved}. */
    public boolean holdsSameSeat(Participant other) {
        return id.equals(other.id) && Objects.equals(seatHash, other.seatHash);
    }

    /** The words the candidate agreed to, null for interviewers. */
    public @Nullable String consentVersion() {
        return consentVersion;
    }

    /** Whether they took their seat; who only prepares has not. */
    public boolean hasEntered() {
        return enteredAt != null;
    }

    /** Takes the seat; a second time changes nothing. */
    public void enter(Instant now) {
        if (enteredAt == null) enteredAt = now;
    }
}
