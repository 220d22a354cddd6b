package dev.greenroom.room;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Who asks for a candidate's seat that is taken. */
interface SeatRequests extends Repository<SeatRequest, UUID> {

    SeatRequest save(SeatRequest request);

    Optional<SeatRequest> findByInterviewIdAndId(UUID interviewId, UUID id);

    Optional<SeatRequest> findByInterviewIdAndSeatHash(UUID interviewId, String seatHash);

    boolean existsBySeatHash(String seatHash);

    List<SeatRequest> findByInterviewIdAndGrantedAtIsNullOrderByAskedAt(UUID interviewId);
}
