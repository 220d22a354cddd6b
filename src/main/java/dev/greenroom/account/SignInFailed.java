package dev.greenroom.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Brings a failed sign-in back to its page, with the reason and the address that was typed. */
class SignInFailed implements AuthenticationFailureHandler {

    static final String EMAIL = "greenroom.sign-in.email";

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        var email = request.getParameter("email");
        request.getSession().setAttribute(EMAIL, email == null ? "" : email);
        var reason = exception instanceof TooManyAttempts tooMany ? "wait=" + tooMany.seconds() : "error";
        response.sendRedirect(request.getContextPath() + "/sign-in?" + reason);
    }
}
