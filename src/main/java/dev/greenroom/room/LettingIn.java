package dev.greenroom.room;

import dev.greenroom.interview.Interview;
import dev.greenroom.interview.NoSuchInterview;
import dev.greenroom.interview.Participants;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** A seat is taken, a guest asks for it, an interviewer lets them in, and the seat moves to their browser. */
@Component
class LettingIn {

    private final SeatRequests requests;
    private final Participants participants;
    private final SeatCookie cookie;
    private final Rooms rooms;
    private final TransactionOperations transactions;
    private final Clock clock;

    LettingIn(
            SeatRequests requests,
            Participants participants,
            SeatCookie cookie,
            Rooms rooms,
            TransactionOperations transactions,
            Clock clock) {
        this.requests = requests;
        this.participants = participants;
        this.cookie = cookie;
        this.rooms = rooms;
        this.transactions = transactions;
        this.clock = clock;
    }

    boolean hasAsked(Interview interview, HttpServletRequest request) {
        return cookie.hash(request)
                .flatMap(hash -> requests.findByInterviewIdAndSeatHash(interview.id(), hash))
                .filter(asked -> !asked.isGranted())
                .isPresent();
    }

    void ask(Interview interview, String name, String seatHash) {
        requests.save(new SeatRequest(interview, name, seatHash, Seats.CONSENT_VERSION, clock.instant()));
        tellInterviewers(interview);
    }

    List<SeatRequest> open(Interview interview) {
        return requests.findByInterviewIdAndGrantedAtIsNullOrderByAskedAt(interview.id());
    }

    /** @throws NoSuchInterview when nobody asked for this interview's seat by that id, or nobody has it */
    void letIn(Interview interview, UUID requestId) {
        var moved = transactions.execute(_ -> {
            var request = requests.findByInterviewIdAndId(interview.id(), requestId)
                    .orElseThrow(() -> new NoSuchInterview(requestId));
            var candidate = participants.candidateOf(interview.id()).orElseThrow(() -> new NoSuchInterview(requestId));
            request.grant(clock.instant());
            requests.save(request);
            candidate.moveSeat(request.seatHash(), request.name(), request.consentVersion());
            return participants.save(candidate);
        });
        rooms.in(interview.id(), room -> room.moveSeat(moved));
        tellInterviewers(interview);
    }

    private void tellInterviewers(Interview interview) {
        rooms.loaded(interview.id()).forEach(room -> room.asking(() -> open(interview)));
    }
}
