package dev.greenroom.room;

import dev.greenroom.account.PublicAddress;
import dev.greenroom.account.Sha256;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Token;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** The candidate's seat: a secret in a cookie that is sent to its own link only. What is stored is its hash. */
@Component
class SeatCookie {

    private static final String NAME = "greenroom-seat";

    /** Longer than anybody waits between two halves of an interview; Finish ends it earlier. */
    private static final Duration LIFE = Duration.ofDays(30);

    private final PublicAddress publicAddress;

    SeatCookie(PublicAddress publicAddress) {
        this.publicAddress = publicAddress;
    }

    /** The hash of the seat this browser holds at this link. */
    Optional<String> hash(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, NAME))
                .map(Cookie::getValue)
                .map(Sha256::hex);
    }

    /** Gives this browser a new seat, and returns the hash to store. */
    String issue(Interview interview, HttpServletRequest request, HttpServletResponse response) {
        var secret = Token.random();
        write(interview, request, response, secret, LIFE);
        return Sha256.hex(secret);
    }

    /** Takes the seat out of this browser. */
    void clear(Interview interview, HttpServletRequest request, HttpServletResponse response) {
        write(interview, request, response, "", Duration.ZERO);
    }

    private void write(
            Interview interview,
            HttpServletRequest request,
            HttpServletResponse response,
            String value,
            Duration life) {
        var cookie = ResponseCookie.from(NAME, value)
                .path(request.getContextPath() + "/i/" + interview.token())
                .httpOnly(true)
                .sameSite("Lax")
                .secure(publicAddress.isSecure(request))
                .maxAge(life)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
