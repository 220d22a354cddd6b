package dev.greenroom.interview;

import java.security.SecureRandom;
import java.util.Base64;

/** Secrets that travel in links and cookies: 128 random bits, 22 characters that need no escaping in an address. */
public final class Token {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Token() {}

    /** A new one, unlike any other. Safe for use by many threads. */
    public static String random() {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
