package dev.greenroom.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.stereotype.Component;

/**
 * Where one was going when the sign-in page came between. Only the path is kept: never a host, which the request could
 * have made up, and none of the cookies that Spring's own cache would write into the session.
 */
@Component
class Destination implements RequestCache {

    private static final String PATH = "greenroom.destination";
    private static final int LONGEST = 2_000;

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        var path = path(request);
        if (Scripted.isVisit(request) && path.length() <= LONGEST)
            request.getSession().setAttribute(PATH, path);
    }

    @Override
    public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        var session = request.getSession(false);
        var path = session == null ? null : (String) session.getAttribute(PATH);
        return path == null ? null : new SimpleSavedRequest(path);
    }

    /** Nothing of the earlier request is repeated but its address. */
    @Override
    public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        return null;
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        var session = request.getSession(false);
        if (session != null) session.removeAttribute(PATH);
    }

    private static String path(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return request.getQueryString() == null ? path : path + "?" + request.getQueryString();
    }
}
