package dev.greenroom.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * Brings a failed sign-in back to its page, with the reason and the address that was typed. The session keeps that address, so
 * only as much of it as an address can have, and none of tries that are not even looked at.
 */
class SignInFailed implements AuthenticationFailureHandler {

    static final String EMAIL = "greenroom.sign-in.email";

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        if (exception instanceof TooManyAttempts tooMany) {
            again("wait=" + tooMany.seconds(), request, response);
        } else {
            var email = request.getParameter("email");
            request.getSession().setAttribute(EMAIL, email == null ? "" : PasswordSignIn.cut(email));
            again("error", request, response);
        }
    }

    private static void again(String reason, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.sendRedirect(request.getContextPath() + "/sign-in?" + reason);
    }
}
