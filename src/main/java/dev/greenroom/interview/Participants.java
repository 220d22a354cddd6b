package dev.greenroom.interview;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Who sits, or sat, in which interview. */
public interface Participants extends Repository<Participant, UUID> {

    Participant save(Participant participant);

    /** Everybody of one interview, in the order in which they entered. */
    List<Participant> findByInterviewIdOrderByEnteredAt(UUID interviewId);

    /** The candidate whose cookie hashes to this, by its SHA-256. */
    Optional<Participant> findByInterviewIdAndSeatHash(UUID interviewId, String seatHash);

    /** Whether that cookie is a candidate's in another interview. */
    boolean existsBySeatHashAndInterviewIdNot(String seatHash, UUID interviewId);

    /** The candidate, once somebody has taken that seat. */
    default Optional<Participant> candidateOf(UUID interviewId) {
        return findFirstByInterviewIdAndRole(interviewId, Participant.Role.CANDIDATE);
    }

    Optional<Participant> findFirstByInterviewIdAndRole(UUID interviewId, Participant.Role role);

    /** The seat this account has taken in that interview. */
    default Optional<Participant> seatOf(UUID staffId, UUID interviewId) {
        return findByInterviewIdAndStaffId(interviewId, staffId).filter(Participant::hasEntered);
    }

    /** Who this account is in that interview, entered or preparing. */
    Optional<Participant> findByInterviewIdAndStaffId(UUID interviewId, UUID staffId);
}
