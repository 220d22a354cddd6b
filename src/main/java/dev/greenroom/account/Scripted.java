package dev.greenroom.account;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * Tells a person who goes to a page from a script that asks for something. Browsers say which it is, except to plain http
 * on another machine; then our own scripts and the wanted type do.
 */
final class Scripted {

    private Scripted() {}

    /** Whether nobody looks at the answer: a redirect to the sign-in page or a page of words would help no one. */
    static boolean is(HttpServletRequest request) {
        var mode = request.getHeader("Sec-Fetch-Mode");
        if (mode != null) return !mode.equals("navigate");
        return "fetch".equals(request.getHeader("X-Requested-With"))
                || accepts(request, MediaType.APPLICATION_JSON_VALUE);
    }

    /** Whether somebody goes to a page, to which they may come back later. */
    static boolean isVisit(HttpServletRequest request) {
        return request.getMethod().equals("GET") && !is(request) && accepts(request, MediaType.TEXT_HTML_VALUE);
    }

    private static boolean accepts(HttpServletRequest request, String type) {
        @Nullable String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null && accepted.contains(type);
    }
}
