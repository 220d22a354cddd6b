package dev.greenroom.room;

import dev.greenroom.interview.Participant;
import dev.greenroom.interview.WrongStage;
import dev.greenroom.recording.LogUnavailable;
import dev.greenroom.room.ClientMessage.Hello;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/**
 * The socket's end of the room: parses and delegates. A message may come in {@link Pieces}.
 */
@Component
class RoomSocket extends TextWebSocketHandler {

    private static final int MOST_NONSENSE = 10;

    /** Milliseconds after which who is read slowly is known to be there, and what is behind is looked at again. */
    private static final int PAUSE = 50;

    private static final Logger log = LoggerFactory.getLogger(RoomSocket.class);
    private static final String VISIT = "greenroom.visit";

    /** What is known of one socket. Its messages come one after the other, so it needs no lock. */
    private static final class Visit {
        private final Seat seat;
        private final Flood flood;
        private final Pieces pieces = new Pieces();
        private int nonsense;
        private @Nullable Room room;

        Visit(Seat seat, Flood flood) {
            this.seat = seat;
            this.flood = flood;
        }
    }

    private final Newcomers newcomers;
    private final Rooms rooms;

    RoomSocket(Newcomers newcomers, Rooms rooms) {
        this.newcomers = newcomers;
        this.rooms = rooms;
    }

    @Override
    public boolean supportsPartialMessages() {
        return true;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        var participant = (Participant) session.getAttributes().get(SeatHandshake.PARTICIPANT);
        var httpSession = (String) session.getAttributes().get(SeatHandshake.HTTP_SESSION);
        var seat = new Seat(SessionLine.of(session), participant, httpSession);
        session.getAttributes().put(VISIT, new Visit(seat, new Flood(System.nanoTime())));
        newcomers.add(seat);
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        var visit = visit(session);
        visit.seat.heard();
        visit.pieces.add(message);
        if (visit.pieces.areTooMany()) {
            visit.seat.cutOff(CloseCodes.TOO_BIG);
        } else if (message.isLast()) {
            receive(visit, visit.pieces.take());
        }
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {
        visit(session).seat.cutOff(CloseCodes.NOT_TEXT);
    }

    @Override
    protected void handlePongMessage(WebSocketSession session, PongMessage message) {
        visit(session).seat.heard();
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        var visit = visit(session);
        newcomers.remove(visit.seat);
        if (visit.room != null) visit.room.leave(visit.seat);
    }

    private void receive(Visit visit, String text) {
        if (visit.flood.isTooMuch(System.nanoTime())) {
            visit.seat.cutOff(CloseCodes.FLOOD);
            return;
        }
        try {
            if (visit.room != null) holdBack(visit.seat, visit.room, text.length());
            dispatch(visit, ClientMessages.parse(text));
            visit.nonsense = 0;
        } catch (BadMessage e) {
            visit.seat.send(ServerMessages.error(e));
            visit.nonsense++;
            if (visit.nonsense >= MOST_NONSENSE) visit.seat.close(CloseCodes.GARBAGE);
        } catch (RoomDropped | LogUnavailable | WrongStage | DataAccessException | TransactionException e) {
            // The room is being loaded again, or the database is away: nothing was accepted, coming back helps.
            log.debug("A message met no room: {}", e.toString());
            visit.seat.cutOff(CloseCodes.TRY_AGAIN);
        } catch (RuntimeException e) {
            defect(visit, e);
        }
    }

    /** Whatever it broke off in, the room's memory may be ahead of the recording by now. */
    private void defect(Visit visit, RuntimeException e) {
        var interview = visit.seat.participant().interviewId();
        log.error("A message failed in the room of interview {}, which is loaded again", interview, e);
        visit.seat.cutOff(CloseStatus.SERVER_ERROR);
        if (visit.room != null) visit.room.drop();
        else rooms.loaded(interview).forEach(Room::drop);
    }

    /**
     * While this waits, nothing more is read from that socket, and TCP holds its sender back. Only this socket's own thread
     * waits, a virtual one, and without any room's lock; what is sent to it goes on. Its pongs wait too, unread.
     */
    private static void holdBack(Seat seat, Room room, int units) {
        var wait = room.charge(seat, units);
        var begin = System.nanoTime();
        while (!seat.isClosing() && (System.nanoTime() - begin < wait || room.isBehind())) {
            seat.heard();
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void dispatch(Visit visit, ClientMessage message) {
        if (visit.room != null) {
            visit.room.receive(visit.seat, message);
        } else if (message instanceof Hello(var since)) {
            visit.room = newcomers
                    .letIn(visit.seat, () -> rooms.greet(visit.seat, since))
                    .orElse(null);
        } else {
            throw BadMessage.notGreeted();
        }
    }

    private static Visit visit(WebSocketSession session) {
        return (Visit) session.getAttributes().get(VISIT);
    }
}
