package dev.greenroom.account;

import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    void rename(User user, String name) {
        user.rename(name);
        users.save(user);
    }

    /** @throws LastAdmin when nobody would be left who may look after accounts */
    @Transactional
    void change(User user, StaffForm form) {
        if (form.roleOrLeast() != Role.ADMIN) requireAnotherAdmin(user);
        user.rename(form.nameText());
        user.changeRole(form.roleOrLeast());
        var password = form.newPassword();
        if (password != null) user.changePassword(encoder.encode(password));
        users.save(user);
        if (password != null) endSessions(user, "");
    }

    /** @throws LastAdmin when nobody would be left who may look after accounts */
    @Transactional
    void deactivate(User user) {
        requireAnotherAdmin(user);
        user.deactivate(clock.instant());
        users.save(user);
        endSessions(user, "");
    }

    void activate(User user) {
        user.activate();
        users.save(user);
    }

    boolean isPassword(User user, String password) {
        return encoder.matches(password, user.passwordHash());
    }

    /** Whoever else is signed in as this user, perhaps with the old password, is out. */
    @Transactional
    void changePassword(User user, String password, String session) {
        user.changePassword(encoder.encode(password));
        users.save(user);
        endSessions(user, session);
    }

    private void requireAnotherAdmin(User user) {
        // One at a time, or two admins could take each other's place away at the same moment.
        jdbc.sql("select pg_advisory_xact_lock(3, 0)").query(_ -> {});
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
