package dev.greenroom.room;

import dev.greenroom.account.PublicAddress;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/**
 * Where the socket is. Pages of other origins may not open it; a proxy that takes TLS off makes a page's https origin
 * look like another one, so the public address's own is let in as well.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class RoomSocketConfig implements WebSocketConfigurer {

    private final RoomSocket socket;
    private final SeatHandshake handshake;
    private final PublicAddress publicAddress;

    RoomSocketConfig(RoomSocket socket, SeatHandshake handshake, PublicAddress publicAddress) {
        this.socket = socket;
        this.handshake = handshake;
        this.publicAddress = publicAddress;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        var socketRegistration = registry.addHandler(socket, "/i/*/socket")
                .setHandshakeHandler(new DefaultHandshakeHandler(new PlainUpgrade()))
                .addInterceptors(handshake);
        publicAddress.origin().ifPresent(socketRegistration::setAllowedOrigins);
    }
}
