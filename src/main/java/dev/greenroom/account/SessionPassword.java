package dev.greenroom.account;

import org.jspecify.annotations.Nullable;

/**
 * By which password a session was signed in. A new password ends the sessions that are there; one that is only just beginning,
 * with the old password looked at already, is none of them yet, and is worth nothing by this.
 */
final class SessionPassword {

    /** The attribute of the session. */
    static final String NAME = "greenroom.password";

    private SessionPassword() {}

    static String of(User user) {
        return PasswordProof.of(user, NAME);
    }

    /** @param of the attribute; null in sessions that are older than it, and have their password still */
    static boolean isStill(@Nullable Object of, User user) {
        return of == null || of instanceof String proof && PasswordProof.holds(proof, user, NAME);
    }
}
