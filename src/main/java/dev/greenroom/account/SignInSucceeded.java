package dev.greenroom.account;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** Leads on to where one was going, in a session that lasts and a browser that is known from now on. */
@Component
class SignInSucceeded extends SavedRequestAwareAuthenticationSuccessHandler {

    private final SessionLength sessionLength;
    private final KnownBrowsers knownBrowsers;
    private final Users users;

    SignInSucceeded(Destination destination, SessionLength sessionLength, KnownBrowsers knownBrowsers, Users users) {
        this.sessionLength = sessionLength;
        this.knownBrowsers = knownBrowsers;
        this.users = users;
        setRequestCache(destination);
        setDefaultTargetUrl("/interviews");
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        sessionLength.lengthen(request.getSession());
        request.getSession().setAttribute(SessionPassword.NAME, authentication.getDetails());
        if (authentication.getPrincipal() instanceof SignedIn(var id))
            knownBrowsers.remember(users.get(id), request, response);
        super.onAuthenticationSuccess(request, response, authentication);
    }
}
