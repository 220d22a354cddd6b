package dev.greenroom.room;

import dev.greenroom.account.Sha256;
import dev.greenroom.account.User;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Participant;
import dev.greenroom.interview.Participants;
import dev.greenroom.interview.Token;
import org.springframework.stereotype.Component;

/** Rooms in which a script takes the place of browsers, through everything that a browser's messages go through. */
@Component
public class Rehearsals {

    private final Rooms rooms;
    private final Seats seats;
    private final Participants participants;

    Rehearsals(Rooms rooms, Seats seats, Participants participants) {
        this.rooms = rooms;
        this.seats = seats;
        this.participants = participants;
    }

    /** The candidate enters, under the name they give. */
    public Rehearsal.Actor candidate(Rehearsal rehearsal, String name) {
        var interview = rehearsal.interview();
        if (!seats.takeCandidateSeat(interview, name, Sha256.hex(Token.random())))
            throw new IllegalStateException("The candidate's seat is taken");
        return actor(rehearsal, participants.candidateOf(interview.id()).orElseThrow());
    }

    /** A member of staff enters. */
    public Rehearsal.Actor interviewer(Rehearsal rehearsal, User user) {
        var interview = rehearsal.interview();
        seats.takeInterviewerSeat(interview, user);
        return actor(rehearsal, user);
    }

    /** A member of staff opens the room before the interview, and does not enter it. */
    Rehearsal.Actor preparing(Rehearsal rehearsal, User user) {
        seats.prepare(rehearsal.interview(), user);
        return actor(rehearsal, user);
    }

    /** A script for this interview, which nobody has entered yet. */
    public Rehearsal of(Interview interview) {
        return new Rehearsal(interview, rooms);
    }

    private Rehearsal.Actor actor(Rehearsal rehearsal, User user) {
        var interview = rehearsal.interview().id();
        return actor(
                rehearsal,
                participants.findByInterviewIdAndStaffId(interview, user.id()).orElseThrow());
    }

    private Rehearsal.Actor actor(Rehearsal rehearsal, Participant participant) {
        var seat = new Seat(Rehearsal.NOWHERE, participant, null);
        rooms.greet(seat, 0);
        return rehearsal.actor(seat);
    }
}
