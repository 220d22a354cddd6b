package dev.greenroom.dashboard;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The dashboards that are open in browsers. They are told only that something has changed, and then ask for what they
 * show, with their own rights.
 */
@Component
class OpenDashboards {

    /** Milliseconds; a browser comes back by itself, and is asked again who it is. */
    private static final long LIFETIME = 10 * 60_000;

    private final Set<SseEmitter> open = ConcurrentHashMap.newKeySet();

    SseEmitter open() {
        var emitter = new SseEmitter(LIFETIME);
        emitter.onCompletion(() -> open.remove(emitter));
        emitter.onTimeout(emitter::complete);
        emitter.onError(_ -> open.remove(emitter));
        open.add(emitter);
        return emitter;
    }

    void tell() {
        send(SseEmitter.event().name("changed").data(""));
    }

    /** So that proxies keep the line open, and browsers that have gone are noticed. */
    @Scheduled(fixedRate = 20_000)
    void keepAlive() {
        send(SseEmitter.event().comment("still here"));
    }

    void close() {
        open.forEach(SseEmitter::complete);
    }

    private void send(SseEmitter.SseEventBuilder event) {
        var parts = event.build();
        open.forEach(emitter -> Thread.startVirtualThread(() -> {
            try {
                emitter.send(parts);
            } catch (IOException | IllegalStateException e) {
                open.remove(emitter);
            }
        }));
    }
}
