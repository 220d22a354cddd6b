package dev.greenroom.account;

import java.time.Clock;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Makes accounts, for the first admin, the demo and whoever else has a plain password to begin with. */
@Component
public class Accounts {

    private final Users users;
    private final PasswordEncoder encoder;
    private final Clock clock;

    Accounts(Users users, PasswordEncoder encoder, Clock clock) {
        this.users = users;
        this.encoder = encoder;
        this.clock = clock;
    }

    /** Stores a new account; the password is kept as its hash only. */
    public User create(String email, String name, Role role, String password) {
        return users.save(new User(email, name, role, encoder.encode(password), clock.instant()));
    }
}
