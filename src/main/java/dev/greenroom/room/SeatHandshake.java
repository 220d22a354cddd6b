package dev.greenroom.room;

import dev.greenroom.account.CurrentUser;
import dev.greenroom.interview.Interviews;
import dev.greenroom.interview.Participant;
import dev.greenroom.interview.Stage;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** Lets only those who have a seat open a socket. */
@Component
class SeatHandshake implements HandshakeInterceptor {

    static final String PARTICIPANT = "greenroom.participant";
    static final String HTTP_SESSION = "greenroom.http-session";

    private final Interviews interviews;
    private final Seats seats;
    private final CurrentUser currentUser;

    SeatHandshake(Interviews interviews, Seats seats, CurrentUser currentUser) {
        this.interviews = interviews;
        this.seats = seats;
        this.currentUser = currentUser;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        var http = ((ServletServerHttpRequest) request).getServletRequest();
        var interview = interviews.findByToken(token(http)).filter(found -> !found.isCancelled());
        if (interview.isEmpty()) return refuse(response, HttpStatus.NOT_FOUND);
        if (interview.get().stage() == Stage.FINISHED) return refuse(response, HttpStatus.GONE);
        var seat = seats.of(interview.get(), http, currentUser.find().orElse(null));
        if (seat.isEmpty() || !Seats.isOpen(interview.get(), seat.get())) return refuse(response, HttpStatus.FORBIDDEN);
        attributes.put(PARTICIPANT, seat.get());
        keepSession(http, seat.get(), attributes);
        return true;
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception exception) {}

    /** {@code /i/{token}/socket} */
    private static String token(HttpServletRequest request) {
        var path = request.getRequestURI().split("/");
        return path[path.length - 2];
    }

    private static void keepSession(HttpServletRequest request, Participant seat, Map<String, Object> attributes) {
        var session = request.getSession(false);
        if (session != null && seat.role() == Participant.Role.INTERVIEWER)
            attributes.put(HTTP_SESSION, session.getId());
    }

    private static boolean refuse(ServerHttpResponse response, HttpStatus status) {
        response.setStatusCode(status);
        return false;
    }
}
