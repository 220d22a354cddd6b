package dev.greenroom.feedback;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;

/** What a browser is told from now on: answers and frames. */
final class Heard {

    private Heard() {}

    /** Grows while the page is used. */
    static List<String> by(Page page) {
        var heard = new ArrayList<String>();
        page.onResponse(response -> add(response, heard));
        page.onWebSocket(socket -> socket.onFrameReceived(frame -> heard.add(frame.text())));
        return heard;
    }

    private static void add(Response response, List<String> heard) {
        // The dashboard's news never end, and neither would reading them.
        if (response.headers().getOrDefault("content-type", "").startsWith("text/event-stream")) return;
        try {
            heard.add(response.text());
        } catch (PlaywrightException e) {
            // A redirect, or a page that was left before its answer was read: it has no body.
        }
    }
}
