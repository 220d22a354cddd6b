package dev.greenroom.account;

import dev.greenroom.database.AdvisoryLocks;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes accounts, for the first admin, the demo and whoever else has a plain password to begin with, and changes them. */
@Component
public class Accounts {

    private final Users users;
    private final PasswordEncoder encoder;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Accounts(Users users, PasswordEncoder encoder, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.users = users;
        this.encoder = encoder;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Stores a new account; the password is kept as its hash only. */
    public User create(String email, String name, Role role, String password) {
        return users.save(new User(email, name, role, encoder.encode(password), clock.instant()));
    }

    /** Changes the name of whoever is signed in. */
    @Transactional
    void rename(User viewer, String name) {
        var user = stillSignedIn(viewer);
        user.rename(name);
        users.save(user);
    }

    /** @throws LastAdmin when nobody would be left who may look after accounts */
    @Transactional
    void change(User person, StaffForm form) {
        var password = form.newPassword();
        var hash = password == null ? null : encoder.encode(password);
        var user = held(person);
        if (form.roleOrLeast() != Role.ADMIN) requireAnotherAdmin(user);
        user.rename(form.nameText());
        user.changeRole(form.roleOrLeast());
        if (hash != null) user.changePassword(hash);
        users.save(user);
        if (hash != null) endSessions(user, "");
    }

    /** @throws LastAdmin when nobody would be left who may look after accounts */
    @Transactional
    void deactivate(User person) {
        var user = held(person);
        requireAnotherAdmin(user);
        user.deactivate(clock.instant());
        users.save(user);
        endSessions(user, "");
    }

    @Transactional
    void activate(User person) {
        var user = held(person);
        user.activate();
        users.save(user);
    }

    boolean isPassword(User user, String password) {
        return encoder.matches(password, user.passwordHash());
    }

    /** Whoever else is signed in as this user, perhaps with the old password, is out. Returns the account as it is then. */
    @Transactional
    User changePassword(User viewer, String password, String session) {
        var hash = encoder.encode(password);
        var user = stillSignedIn(viewer);
        user.changePassword(hash);
        users.save(user);
        endSessions(user, session);
        return user;
    }

    /**
     * Their own account as it is now, not as it was when the request began: what an admin ended meanwhile stays ended, and
     * a new role or a new password stays. A new password ends their sessions, and with them the right to choose another.
     */
    private User stillSignedIn(User viewer) {
        var user = held(viewer);
        if (!user.isActive() || !user.passwordHash().equals(viewer.passwordHash()))
            throw new InsufficientAuthenticationException("Their access has ended in the meantime");
        return user;
    }

    /** Hashing a password takes long: it comes before this, so that nobody waits for it. */
    private User held(User user) {
        return users.hold(user.id()).orElseThrow();
    }

    private void requireAnotherAdmin(User user) {
        // One at a time, or two admins could take each other's place away at the same moment.
        jdbc.sql("select pg_advisory_xact_lock(?, 0)")
                .param(AdvisoryLocks.LAST_ADMIN)
                .query(_ -> {});
        if (user.isActive() && user.role() == Role.ADMIN && users.countActiveAdmins() < 2) throw new LastAdmin();
    }

    private void endSessions(User user, String except) {
        var ended = jdbc.sql(
                        "delete from spring_session where principal_name = ? and session_id <> ? returning session_id")
                .params(user.id().toString(), except)
                .query(String.class)
                .list();
        ended.forEach(session -> events.publishEvent(new SignedOut(session.strip())));
    }
}
