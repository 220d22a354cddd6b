package dev.greenroom.account;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Checks e-mail address and password. An unknown address costs the same work and gets the same answer as a wrong password. */
@Component
class PasswordSignIn implements AuthenticationProvider {

    /** No address is longer; what somebody types may be, and PostgreSQL's index refuses it. */
    private static final int LONGEST_EMAIL = 254;

    private final Users users;
    private final SignInThrottle throttle;
    private final PasswordEncoder encoder;
    private final String hashOfNobody;

    PasswordSignIn(Users users, SignInThrottle throttle, PasswordEncoder encoder) {
        this.users = users;
        this.throttle = throttle;
        this.encoder = encoder;
        this.hashOfNobody = encoder.encode("nobody has this password");
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var email = storable(attempt.getName());
        var user = users.findByEmailFolded(email).filter(User::isActive);
        var guesser = admit(email, user, attempt);
        var password = String.valueOf(attempt.getCredentials());
        var matches = encoder.matches(password, user.map(User::passwordHash).orElse(hashOfNobody));
        if (user.isEmpty() || !matches) throw new BadCredentialsException("Unknown address or wrong password");
        throttle.succeeded(guesser);
        return signedIn(user.get());
    }

    /** Tells for whom the try counts: for the account, or only for the browser that it knows. */
    private String admit(String email, Optional<User> user, Authentication attempt) {
        var caller = (Caller) Objects.requireNonNull(attempt.getDetails());
        var known = user.flatMap(found -> caller.cookie().flatMap(cookie -> KnownBrowsers.id(cookie, found)));
        throttle.admit(known.orElse(email), known.orElse(caller.address()));
        return known.orElse(email);
    }

    private static Authentication signedIn(User user) {
        var signedIn = UsernamePasswordAuthenticationToken.authenticated(new SignedIn(user.id()), null, List.of());
        // Where nothing is, Spring puts the caller, and keeps address and cookie in the session.
        signedIn.setDetails(SessionPassword.of(user));
        return signedIn;
    }

    private static String storable(String typed) {
        return cut(User.fold(typed).replace("\0", ""));
    }

    /** No longer than an address can be. */
    static String cut(String email) {
        return email.length() > LONGEST_EMAIL ? email.substring(0, LONGEST_EMAIL) : email;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return authentication == UsernamePasswordAuthenticationToken.class;
    }
}
