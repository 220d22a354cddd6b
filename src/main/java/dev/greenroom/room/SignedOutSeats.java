package dev.greenroom.room;

import dev.greenroom.account.Deactivated;
import dev.greenroom.account.RoleChanged;
import dev.greenroom.account.SignedOut;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Ties the sockets of staff to their sessions, both ways. Who sits in a room stays signed in, however long the interview;
 * traffic on a socket alone would not do that. And who signs out, loses the account or may not interview any more loses the
 * sockets too: at once here, within a minute on another node. Not before the transaction that says so has committed, as
 * nobody waits for a room's lock inside one.
 */
@Component
class SignedOutSeats {

    private final Newcomers newcomers;
    private final Rooms rooms;

    SignedOutSeats(Newcomers newcomers, Rooms rooms) {
        this.newcomers = newcomers;
        this.rooms = rooms;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void close(SignedOut signedOut) {
        newcomers.expel(seat -> signedOut.sessionId().equals(seat.httpSession()), CloseCodes.NO_SEAT);
        rooms.loaded().forEach(room -> room.closeSession(signedOut.sessionId()));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void close(Deactivated deactivated) {
        closeSeatsOf(deactivated.userId());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void close(RoleChanged changed) {
        if (!changed.role().interviews()) closeSeatsOf(changed.userId());
    }

    private void closeSeatsOf(UUID staff) {
        newcomers.expel(seat -> staff.equals(seat.participant().staffId()), CloseCodes.NO_SEAT);
        rooms.loaded().forEach(room -> room.closeSeatsOf(staff));
    }

    @Scheduled(fixedDelayString = "${greenroom.session-touch:60s}")
    void touchSessions() {
        rooms.loaded()
                .forEach(room -> RoomClock.alone(() -> room.httpSessions().stream()
                        .filter(session -> !newcomers.isOfInterviewer(session))
                        .forEach(room::closeSession)));
    }
}
