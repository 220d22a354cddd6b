package dev.greenroom;

import dev.greenroom.account.Role;
import dev.greenroom.account.SignedIn;
import dev.greenroom.account.User;
import dev.greenroom.account.Users;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Accounts of a test's own, and requests on their behalf that need no password. */
public final class Staff {

    private Staff() {}

    /** A new member of staff whom no other test knows. */
    public static User newcomer(Users users, String name, Role role) {
        var email = UUID.randomUUID() + "@greenroom.example";
        return users.save(new User(email, name, role, "{noop}nobody signs in with this", Instant.now()));
    }

    /** Makes a request of {@code MockMvc} theirs. */
    public static RequestPostProcessor as(User user) {
        return SecurityMockMvcRequestPostProcessors.authentication(
                UsernamePasswordAuthenticationToken.authenticated(new SignedIn(user.id()), null, List.of()));
    }
}
