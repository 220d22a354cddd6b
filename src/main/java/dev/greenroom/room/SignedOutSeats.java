package dev.greenroom.room;

import dev.greenroom.account.Deactivated;
import dev.greenroom.account.SessionKeeper;
import dev.greenroom.account.SignedOut;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Ties the sockets of staff to their sessions, both ways. Who sits in a room stays signed in, however long the interview;
 * traffic on a socket alone would not do that. And who signs out or loses the account loses the sockets too: at once
 * here, within a minute on another node. Not before the transaction that says so has committed, as nobody waits for a
 * room's lock inside one.
 */
@Component
class SignedOutSeats {

    private final Rooms rooms;
    private final SessionKeeper sessions;

    SignedOutSeats(Rooms rooms, SessionKeeper sessions) {
        this.rooms = rooms;
        this.sessions = sessions;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void close(SignedOut signedOut) {
        rooms.loaded().forEach(room -> room.closeSession(signedOut.sessionId()));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void close(Deactivated deactivated) {
        rooms.loaded().forEach(room -> room.closeSeatsOf(deactivated.userId()));
    }

    @Scheduled(fixedDelayString = "${greenroom.session-touch:60s}")
    void touchSessions() {
        rooms.loaded()
                .forEach(room -> RoomClock.alone(() -> room.httpSessions().stream()
                        .filter(session -> !sessions.touch(session))
                        .forEach(room::closeSession)));
    }
}
