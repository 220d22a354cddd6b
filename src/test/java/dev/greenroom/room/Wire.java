package dev.greenroom.room;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/** A page's real sockets, with a hand on their wires. */
final class Wire {

    private final List<WebSocketRoute> open = new CopyOnWriteArrayList<>();
    private final AtomicBoolean isCut = new AtomicBoolean();
    private final AtomicBoolean swallows = new AtomicBoolean();

    /** Takes hold of whatever sockets that page opens from now on. */
    Wire hold(Page page) {
        page.routeWebSocket(Pattern.compile(".*/socket$"), this::connect);
        return this;
    }

    private void connect(WebSocketRoute page) {
        if (isCut.get()) {
            page.close();
            return;
        }
        open.add(page);
        var server = page.connectToServer();
        page.onMessage(frame -> {
            if (!swallows.get()) server.send(frame.text());
        });
    }

    void cut() {
        isCut.set(true);
        open.forEach(WebSocketRoute::close);
        open.clear();
    }

    void mend() {
        isCut.set(false);
    }

    void swallow() {
        swallows.set(true);
    }
}
