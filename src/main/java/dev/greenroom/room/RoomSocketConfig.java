package dev.greenroom.room;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/** Where the socket is. Pages of other origins may not open it, which is the default and is tested. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class RoomSocketConfig implements WebSocketConfigurer {

    private final RoomSocket socket;
    private final SeatHandshake handshake;

    RoomSocketConfig(RoomSocket socket, SeatHandshake handshake) {
        this.socket = socket;
        this.handshake = handshake;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(socket, "/i/*/socket").addInterceptors(handshake);
    }
}
