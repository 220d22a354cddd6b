package dev.greenroom.room;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/**
 * Says back what it hears, for the Autobahn test suite: the server, its settings, {@link Pieces} and {@link SessionLine}
 * are the room's, the room is not there. It is neither a configuration nor a component, so that no test takes it for
 * one.
 */
@EnableWebSocket
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class
})
public class EchoServer implements WebSocketConfigurer {

    /** The plugin gives the port. It runs this inside Maven, whose logging is not to be taken over. */
    public static void main(String[] port) {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        SpringApplication.run(EchoServer.class, "--server.port=" + port[0]);
    }

    /** At the root too: the plugin knows no other path. */
    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(new Echo(), "/", "/echo");
    }

    private static final class Echo extends AbstractWebSocketHandler {

        /** One for each session. Rooms take no binary messages; the suite's are half of what it has to say. */
        private record Visit(SessionLine line, Pieces pieces, ByteArrayOutputStream bytes) {}

        @Override
        public boolean supportsPartialMessages() {
            return true;
        }

        @Override
        public void afterConnectionEstablished(WebSocketSession session) {
            var visit = new Visit(SessionLine.of(session), new Pieces(), new ByteArrayOutputStream());
            session.getAttributes().put("visit", visit);
        }

        @Override
        protected void handleTextMessage(WebSocketSession session, TextMessage message) throws IOException {
            var visit = visit(session);
            visit.pieces.add(message);
            if (visit.pieces.areTooMany()) {
                visit.line.close(CloseCodes.TOO_BIG);
            } else if (message.isLast()) {
                visit.line.send(visit.pieces.take(), true);
            }
        }

        @Override
        protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) throws IOException {
            var bytes = visit(session).bytes;
            var piece = new byte[message.getPayloadLength()];
            message.getPayload().get(piece);
            bytes.writeBytes(piece);
            if (!message.isLast()) return;
            session.sendMessage(new BinaryMessage(bytes.toByteArray()));
            bytes.reset();
        }

        private static Visit visit(WebSocketSession session) {
            return (Visit) session.getAttributes().get("visit");
        }
    }
}
