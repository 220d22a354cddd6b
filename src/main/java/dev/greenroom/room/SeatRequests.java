package dev.greenroom.room;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who asks for a candidate's seat that is taken. */
interface SeatRequests extends Repository<SeatRequest, UUID> {

    SeatRequest save(SeatRequest request);

    Optional<SeatRequest> findByInterviewIdAndId(UUID interviewId, UUID id);

    Optional<SeatRequest> findByInterviewIdAndSeatHash(UUID interviewId, String seatHash);

    boolean existsBySeatHash(String seatHash);

    /** Those who wait for an answer, the first who asked first. */
    default List<SeatRequest> open(UUID interviewId, Instant now) {
        return unanswered(interviewId, now.minus(SeatRequest.PATIENCE));
    }

    @Query("""
            select r from SeatRequest r
            where r.interviewId = :interviewId and r.grantedAt is null and r.turnedAwayAt is null and r.lookedAt > :since
            order by r.askedAt
            """)
    List<SeatRequest> unanswered(UUID interviewId, Instant since);

    /** Their page is still there. By itself, so that it takes back no answer of the same moment. */
    @Modifying
    @Transactional
    @Query("update SeatRequest r set r.lookedAt = :now where r.id = :id and r.lookedAt < :now")
    void look(UUID id, Instant now);
}
