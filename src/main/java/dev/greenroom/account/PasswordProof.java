package dev.greenroom.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proof that something comes from an account with the password that it has: an HMAC whose key is the password's hash. Every
 * node has that key, nobody outside does, and a new password ends whatever the old one proved.
 */
final class PasswordProof {

    private PasswordProof() {}

    static String of(User user, String what) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(user.passwordHash()), "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(bytes(what + " of " + user.id())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes as long whichever character differs. */
    static boolean holds(String proof, User user, String what) {
        return MessageDigest.isEqual(bytes(proof), bytes(of(user, what)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
