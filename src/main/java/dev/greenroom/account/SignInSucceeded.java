package dev.greenroom.account;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** Leads on to where one was going, in a session that lasts. */
@Component
class SignInSucceeded extends SavedRequestAwareAuthenticationSuccessHandler {

    private final SessionLength sessionLength;

    SignInSucceeded(Destination destination, SessionLength sessionLength) {
        this.sessionLength = sessionLength;
        setRequestCache(destination);
        setDefaultTargetUrl("/interviews");
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        sessionLength.lengthen(request.getSession());
        super.onAuthenticationSuccess(request, response, authentication);
    }
}
