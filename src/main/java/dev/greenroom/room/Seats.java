package dev.greenroom.room;

import dev.greenroom.account.User;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Participant;
import dev.greenroom.interview.Participants;
import dev.greenroom.interview.Stage;
import dev.greenroom.interview.WrongStage;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Who sits where, and how seats are taken. The tables' unique keys decide when two are quick at once. */
@Component
class Seats {

    /** The version of the words on the join page that candidates agree to; new words, new version. */
    static final String CONSENT_VERSION = "2026-11-25";

    private final Participants participants;
    private final SeatCookie cookie;
    private final Rooms rooms;
    private final Clock clock;

    Seats(Participants participants, SeatCookie cookie, Rooms rooms, Clock clock) {
        this.participants = participants;
        this.cookie = cookie;
        this.rooms = rooms;
        this.clock = clock;
    }

    /** This browser's seat: the candidate's by its cookie, else the signed-in interviewer's. */
    Optional<Participant> of(Interview interview, HttpServletRequest request, @Nullable User viewer) {
        return candidate(interview, request).or(() -> interviewer(interview, viewer));
    }

    Optional<Participant> candidate(Interview interview, HttpServletRequest request) {
        return cookie.hash(request).flatMap(hash -> participants.findByInterviewIdAndSeatHash(interview.id(), hash));
    }

    private Optional<Participant> interviewer(Interview interview, @Nullable User viewer) {
        if (viewer == null || !viewer.role().interviews() || interview.isAbout(viewer)) return Optional.empty();
        return participants.findByInterviewIdAndStaffId(interview.id(), viewer.id());
    }

    boolean isCandidateSeatTaken(Interview interview) {
        return participants.candidateOf(interview.id()).isPresent();
    }

    /**
     * Sits the candidate down.
     *
     * @return false when somebody else has that seat
     */
    boolean takeCandidateSeat(Interview interview, String name, String seatHash) {
        if (isCandidateSeatTaken(interview)) return false;
        var candidate = Participant.candidate(interview, name, seatHash, CONSENT_VERSION, clock.instant());
        try {
            participants.save(candidate);
        } catch (DataIntegrityViolationException e) {
            return false;
        }
        rooms.in(interview.id(), room -> room.enter(candidate));
        return true;
    }

    /** Sits a member of staff down under their account's name; a second time it is the same seat. */
    void takeInterviewerSeat(Interview interview, User viewer) {
        if (!viewer.role().interviews()) throw new AccessDeniedException("Reviewers do not interview");
        if (interview.isAbout(viewer)) throw new AccessDeniedException("Nobody interviews themselves");
        var seat = entered(interviewer(interview, viewer)
                .orElseGet(() -> add(interview, viewer, Participant.interviewer(interview, viewer, clock.instant()))));
        rooms.in(interview.id(), room -> room.enter(seat));
    }

    /**
     * Opens the room to a member of staff who prepares the interview and does not enter it.
     *
     * @throws WrongStage when it has started
     */
    void prepare(Interview interview, User viewer) {
        if (!viewer.role().interviews()) throw new AccessDeniedException("Reviewers prepare no interviews");
        if (interview.stage() != Stage.PENDING) throw new WrongStage(interview.stage(), Stage.PENDING);
        if (interviewer(interview, viewer).isEmpty()) add(interview, viewer, Participant.preparing(interview, viewer));
    }

    /** Whether the room is theirs now: who only prepares leaves it when the interview starts. */
    static boolean isOpen(Interview interview, Participant seat) {
        return interview.stage() == Stage.PENDING || interview.stage() == Stage.ACTIVE && seat.hasEntered();
    }

    private Participant entered(Participant seat) {
        if (seat.hasEntered()) return seat;
        seat.enter(clock.instant());
        return participants.save(seat);
    }

    private Participant add(Interview interview, User viewer, Participant newcomer) {
        try {
            return participants.save(newcomer);
        } catch (DataIntegrityViolationException e) {
            return interviewer(interview, viewer).orElseThrow(() -> e);
        }
    }
}
