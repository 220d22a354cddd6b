package dev.greenroom.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Browsers in which somebody has signed in to an account before (OWASP's device cookies): strangers who guess at that
 * account do not make them wait. Such a browser holds a random id and proof that the account gave it, an HMAC whose key is
 * the hash of the account's password. Every node has that key, nobody outside does, and a new password ends what the old
 * one proved.
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
        var cookie = ResponseCookie.from(COOKIE, id + "." + proof(user, id))
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
        return isEqual(cookie.substring(dot + 1), proof(user, id)) ? Optional.of(id) : Optional.empty();
    }

    private static String proof(User user, String id) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(user.passwordHash()), "HmacSHA256"));
            var proof = mac.doFinal(bytes(COOKIE + " " + id + " of " + user.id()));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(proof);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes as long whichever character differs. */
    private static boolean isEqual(String given, String expected) {
        return MessageDigest.isEqual(bytes(given), bytes(expected));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
