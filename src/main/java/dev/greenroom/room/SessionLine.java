package dev.greenroom.room;

import java.io.IOException;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.standard.StandardWebSocketSession;

/** A WebSocket's session, as a seat writes to it. */
record SessionLine(WebSocketSession session) implements Seat.Line {

    /** A write that takes longer than a seat allows fails, and with it the socket. */
    static SessionLine of(WebSocketSession session) {
        if (session instanceof StandardWebSocketSession standard) {
            standard.getNativeSession()
                    .getUserProperties()
                    .put("org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT", Seat.LONGEST_WRITE.toMillis());
        }
        return new SessionLine(session);
    }

    @Override
    public void send(String piece, boolean isLast) throws IOException {
        session.sendMessage(new TextMessage(piece, isLast));
    }

    @Override
    public void ping() throws IOException {
        session.sendMessage(new PingMessage());
    }

    @Override
    public void close(CloseStatus status) throws IOException {
        session.close(status);
    }
}
