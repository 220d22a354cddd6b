package dev.greenroom.account;

import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
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
        throttle.admit(email, address(attempt));
        var user = users.findByEmailFolded(email).filter(User::isActive);
        var password = String.valueOf(attempt.getCredentials());
        var matches = encoder.matches(password, user.map(User::passwordHash).orElse(hashOfNobody));
        if (user.isEmpty() || !matches) throw new BadCredentialsException("Unknown address or wrong password");
        throttle.succeeded(email);
        return UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(user.get().id()), null, List.of());
    }

    private static String storable(String typed) {
        return cut(User.fold(typed).replace("\0", ""));
    }

    /** No longer than an address can be. */
    static String cut(String email) {
        return email.length() > LONGEST_EMAIL ? email.substring(0, LONGEST_EMAIL) : email;
    }

    private static String address(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return authentication == UsernamePasswordAuthenticationToken.class;
    }
}
