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
        var email = attempt.getName();
        var password = String.valueOf(attempt.getCredentials());
        var address = address(attempt);
        var wait = throttle.wait(email, address);
        if (!wait.isZero()) throw new TooManyAttempts(wait);

        var user = users.findByEmailFolded(User.fold(email)).filter(User::isActive);
        var matches = encoder.matches(password, user.map(User::passwordHash).orElse(hashOfNobody));
        if (user.isEmpty() || !matches) {
            throttle.failed(email, address);
            throw new BadCredentialsException("Unknown address or wrong password");
        }
        throttle.succeeded(email);
        return UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(user.get().id()), null, List.of());
    }

    private static String address(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return authentication == UsernamePasswordAuthenticationToken.class;
    }
}
