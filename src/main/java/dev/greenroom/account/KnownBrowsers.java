package dev.greenroom.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Browsers in which somebody has signed in to an account before (OWASP's device cookies): strangers who guess at that
 * account do not make them wait. Such a browser holds a random id and {@link PasswordProof} that the account gave it.
 */
@Component
class KnownBrowsers {

    static final String COOKIE = "greenroom-browser";

    private static final Duration LIFE = Duration.ofDays(365);

    private final PublicAddress publicAddress;

    KnownBrowsers(PublicAddress publicAddress) {
        this.publicAddress = publicAddress;
    }

    /** The account knows this browser from now on, which forgets any other account. */
    void remember(User user, HttpServletRequest request, HttpServletResponse response) {
        var id = UUID.randomUUID().toString();
        var cookie = ResponseCookie.from(COOKIE, id + "." + PasswordProof.of(user, named(id)))
                .path(request.getContextPath() + "/sign-in")
                .httpOnly(true)
                .sameSite("Lax")
                .secure(publicAddress.isSecure(request))
                .maxAge(LIFE)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    /** The id that such a cookie holds; empty unless this account gave it, by the password it has now. */
    static Optional<String> id(String cookie, User user) {
        var dot = cookie.indexOf('.');
        if (dot < 0) return Optional.empty();
        var id = cookie.substring(0, dot);
        return PasswordProof.holds(cookie.substring(dot + 1), user, named(id)) ? Optional.of(id) : Optional.empty();
    }

    private static String named(String id) {
        return COOKIE + " " + id;
    }
}
