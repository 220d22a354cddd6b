package dev.greenroom.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/** A member of staff. Candidates have no account. */
@Entity
@Table(name = "staff")
public class User extends AbstractAggregateRoot<User> {

    @Id
    @GeneratedValue
    @UuidGenerator(algorithm = UuidVersion7Strategy.class)
    private UUID id;

    private String email;

    @Column(unique = true)
    private String emailFolded;

    private String name;

    @Enumerated(EnumType.STRING)
    private Role role;

    private String passwordHash;
    private Instant createdAt;
    private @Nullable Instant deactivatedAt;

    @Version
    private int version;

    /**
     * A new account that may sign in at once.
     *
     * @param passwordHash as Spring Security's delegating encoder writes it, with its {@code {id}} prefix
     */
    public User(String email, String name, Role role, String passwordHash, Instant createdAt) {
        this.email = email.strip();
        this.emailFolded = fold(email);
        this.name = name.strip();
        this.role = role;
        this.passwordHash = passwordHash;
        this.createdAt = createdAt;
    }

    @SuppressWarnings("NullAway.Init")
    protected User() {}

    /** The form in which addresses are compared: no case, no blanks around it. */
    public static String fold(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    public UUID id() {
        return id;
    }

    public String email() {
        return email;
    }

    /** The address in the {@link #fold form} in which it is compared. */
    public String emailFolded() {
        return emailFolded;
    }

    public String name() {
        return name;
    }

    public Role role() {
        return role;
    }

    String passwordHash() {
        return passwordHash;
    }

    /** Whether they may sign in and stay signed in. */
    public boolean isActive() {
        return deactivatedAt == null;
    }

    void rename(String name) {
        this.name = name.strip();
    }

    /** Counts from the next request on. */
    void changeRole(Role role) {
        if (this.role == role) return;
        this.role = role;
        registerEvent(new RoleChanged(id, role));
    }

    void changePassword(String passwordHash) {
        this.passwordHash = passwordHash;
    }

    /** Gives access back. */
    void activate() {
        deactivatedAt = null;
    }

    /** Ends this account's access; what it wrote stays. A second time changes nothing. */
    public void deactivate(Instant now) {
        if (deactivatedAt == null) {
            deactivatedAt = now;
            registerEvent(new Deactivated(id));
        }
    }
}
