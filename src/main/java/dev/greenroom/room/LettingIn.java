package dev.greenroom.room;

import dev.greenroom.database.AdvisoryLocks;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.NoSuchInterview;
import dev.greenroom.interview.Participant;
import dev.greenroom.interview.Participants;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A seat is taken, a guest asks for it, an interviewer lets them in, and the seat moves to their browser; or turns them
 * away, or they go away themselves, and the request is over.
 */
@Component
class LettingIn {

    /** Whoever has the link may ask, and more than this an interviewer could not tell apart. */
    static final int MOST_ASKING = 20;

    private final SeatRequests requests;
    private final Participants participants;
    private final SeatCookie cookie;
    private final Rooms rooms;
    private final TransactionOperations transactions;
    private final JdbcClient jdbc;
    private final Clock clock;

    LettingIn(
            SeatRequests requests,
            Participants participants,
            SeatCookie cookie,
            Rooms rooms,
            TransactionOperations transactions,
            JdbcClient jdbc,
            Clock clock) {
        this.requests = requests;
        this.participants = participants;
        this.cookie = cookie;
        this.rooms = rooms;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The hash of the seat that this browser holds and nobody has sat on yet: the one it was given with the form, so that
     * sending the form twice is sending it once, or else a new one.
     */
    String seat(Interview interview, HttpServletRequest request, HttpServletResponse response) {
        return cookie.hash(request)
                .filter(hash -> !participants.existsBySeatHashAndInterviewIdNot(hash, interview.id()))
                .filter(hash -> !requests.existsBySeatHash(hash)
                        || asked(interview, hash).isPresent())
                .orElseGet(() -> cookie.issue(interview, request, response));
    }

    boolean hasAsked(Interview interview, HttpServletRequest request) {
        return cookie.hash(request).flatMap(hash -> asked(interview, hash)).isPresent();
    }

    /** A guest's page asks whether there is an answer; false when nobody waits for one there. */
    boolean looksAgain(Interview interview, HttpServletRequest request) {
        var asked = cookie.hash(request).flatMap(hash -> asked(interview, hash));
        asked.ifPresent(waiting -> requests.look(waiting.id(), clock.instant()));
        return asked.isPresent();
    }

    boolean isTurnedAway(Interview interview, HttpServletRequest request) {
        return cookie.hash(request)
                .flatMap(hash -> requests.findByInterviewIdAndSeatHash(interview.id(), hash))
                .filter(SeatRequest::isTurnedAway)
                .isPresent();
    }

    private Optional<SeatRequest> asked(Interview interview, String seatHash) {
        return requests.findByInterviewIdAndSeatHash(interview.id(), seatHash)
                .filter(asked -> asked.isOpen(clock.instant()));
    }

    /**
     * Asks for the seat; with the same one a second time changes nothing.
     *
     * @return false when too many ask already
     */
    boolean ask(Interview interview, String name, String seatHash) {
        var asks = Boolean.TRUE.equals(transactions.execute(_ -> note(interview, name, seatHash)));
        if (asks) tellInterviewers(interview);
        return asks;
    }

    private boolean note(Interview interview, String name, String seatHash) {
        // Or many at once would all be the last that may.
        oneAtATime(interview);
        if (asked(interview, seatHash).isPresent()) return true;
        if (open(interview).size() >= MOST_ASKING) return false;
        requests.save(new SeatRequest(interview, name, seatHash, Seats.CONSENT_VERSION, clock.instant()));
        return true;
    }

    List<SeatRequest> open(Interview interview) {
        return requests.open(interview.id(), clock.instant());
    }

    /**
     * Moves the seat; where another interviewer has answered already, or the guest has gone away, there is nothing to do.
     *
     * @throws NoSuchInterview when nobody asked for this interview's seat by that id, or nobody has it
     */
    void letIn(Interview interview, UUID requestId) {
        var moved = Boolean.TRUE.equals(transactions.execute(_ -> grant(interview, requestId)));
        if (moved) rooms.in(interview.id(), room -> room.moveSeat(() -> candidate(interview)));
        tellInterviewers(interview);
    }

    private boolean grant(Interview interview, UUID requestId) {
        var request = find(interview, requestId);
        if (!request.isOpen(clock.instant())) return false;
        var candidate = candidate(interview);
        request.grant(clock.instant());
        requests.save(request);
        candidate.moveSeat(request.seatHash(), request.name(), request.consentVersion());
        participants.save(candidate);
        return true;
    }

    private Participant candidate(Interview interview) {
        return participants.candidateOf(interview.id()).orElseThrow(() -> new NoSuchInterview(interview.id()));
    }

    /**
     * The guest is told, and may ask again later.
     *
     * @throws NoSuchInterview when nobody asked for this interview's seat by that id
     */
    void turnAway(Interview interview, UUID requestId) {
        transactions.executeWithoutResult(_ -> {
            var request = find(interview, requestId);
            if (!request.isOpen(clock.instant())) return;
            request.turnAway(clock.instant());
            requests.save(request);
        });
        tellInterviewers(interview);
    }

    /** Under the lock, so that of two answers the first one counts. */
    private SeatRequest find(Interview interview, UUID requestId) {
        oneAtATime(interview);
        return requests.findByInterviewIdAndId(interview.id(), requestId)
                .orElseThrow(() -> new NoSuchInterview(requestId));
    }

    private void oneAtATime(Interview interview) {
        jdbc.sql("select pg_advisory_xact_lock(?, hashtext(?))")
                .params(AdvisoryLocks.SEAT_REQUESTS, interview.id().toString())
                .query(_ -> {});
    }

    /** Who has gone away says nothing, so interviewers would see them for ever. */
    @Scheduled(fixedDelay = 30_000)
    void forgetWhoWentAway() {
        rooms.loaded()
                .forEach(room -> RoomClock.alone(
                        () -> room.askingNoMore(() -> requests.open(room.interviewId(), clock.instant()))));
    }

    private void tellInterviewers(Interview interview) {
        rooms.loaded(interview.id()).forEach(room -> room.asking(() -> open(interview)));
    }
}
