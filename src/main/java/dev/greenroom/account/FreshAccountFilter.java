package dev.greenroom.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Loads the account behind a session, once per request: a changed role counts at once, and the session of a deactivated
 * account, or of an earlier password, is worth nothing from the next request on.
 */
class FreshAccountFilter extends OncePerRequestFilter {

    static final String USER = FreshAccountFilter.class.getName();

    private final Users users;
    private final RequestMatcher pageParts;

    FreshAccountFilter(Users users, RequestMatcher pageParts) {
        this.users = users;
        this.pageParts = pageParts;
    }

    /** What pages are made of is the same for everybody, and needs neither a session nor the database. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return pageParts.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn(var id)) {
            var session = request.getSession(false);
            var password = session == null ? null : session.getAttribute(SessionPassword.NAME);
            var user = users.findById(id).filter(User::isActive);
            if (user.isPresent() && SessionPassword.isStill(password, user.get())) {
                request.setAttribute(USER, user.get());
            } else {
                SecurityContextHolder.clearContext();
                // Not where only the password is another: in another tab its owner may be choosing one at this moment.
                if (session != null && user.isEmpty()) session.invalidate();
            }
        }
        chain.doFilter(request, response);
    }
}
