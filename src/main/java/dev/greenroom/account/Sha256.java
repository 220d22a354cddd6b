package dev.greenroom.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What is stored of a secret that travels in a link or a cookie: with 128 random bits it needs neither salt nor stretching. */
public final class Sha256 {

    private Sha256() {}

    /** The hash of the text's UTF-8 bytes, 64 hexadecimal digits. Safe for use by many threads. */
    public static String hex(String secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
