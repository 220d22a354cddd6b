package dev.greenroom.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** What is said to those who do not get in: people are led to the sign-in page, scripts get a number. */
class DoorKeeper implements AuthenticationEntryPoint, AccessDeniedHandler {

    /** Tells the error page of a form that was sent from a page that had been open for too long. */
    private static final String STALE_FORM = "staleForm";

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        if (Scripted.is(request)) {
            response.sendError(HttpStatus.UNAUTHORIZED.value());
        } else {
            response.sendRedirect(request.getContextPath() + "/sign-in");
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
            throws IOException {
        if (exception instanceof CsrfException) request.setAttribute(STALE_FORM, StaleForm.of(request));
        response.sendError(HttpStatus.FORBIDDEN.value());
    }
}
