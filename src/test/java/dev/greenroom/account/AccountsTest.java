package dev.greenroom.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.GreenroomTest;
import dev.greenroom.Staff;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.authentication.InsufficientAuthenticationException;

/** What an admin changes of an account stays, whatever its owner had begun before. */
@GreenroomTest
class AccountsTest {

    private static final String OLD = "correct horse battery";
    private static final String NEW = "another horse battery";
    private static final String THEIRS = "a horse of their own";

    @Autowired
    Accounts accounts;

    @Autowired
    Users users;

    /** As a request of theirs read it, before the admin's. */
    User before;

    @BeforeEach
    void mallory() {
        before = accounts.create(UUID.randomUUID() + "@greenroom.example", "Mallory", Role.ADMIN, OLD);
        Staff.newcomer(users, "Barbara Liskov", Role.ADMIN);
    }

    @Test
    void whoIsDeactivatedStaysDeactivated() {
        accounts.deactivate(before);
        assertThatThrownBy(() -> accounts.rename(before, "Still here"))
                .isInstanceOf(InsufficientAuthenticationException.class);
        assertThatThrownBy(() -> accounts.changePassword(before, THEIRS, "their session"))
                .isInstanceOf(InsufficientAuthenticationException.class);
        assertThat(now().isActive()).isFalse();
        assertThat(now().name()).isEqualTo("Mallory");
        assertThat(accounts.isPassword(now(), OLD)).isTrue();
    }

    @Test
    void whoGetsANewPasswordCannotChooseAnotherByTheOldOne() {
        accounts.change(before, new StaffForm("Mallory", Role.ADMIN, NEW, null, null));
        assertThatThrownBy(() -> accounts.changePassword(before, THEIRS, "their session"))
                .isInstanceOf(InsufficientAuthenticationException.class);
        assertThat(accounts.isPassword(now(), NEW)).isTrue();
    }

    @Test
    void whoHasANewRoleKeepsItAndTheirNewName() {
        accounts.change(before, new StaffForm("Mallory", Role.REVIEWER, "", null, null));
        accounts.rename(before, "Mallory M");
        accounts.changePassword(users.get(before.id()), THEIRS, "their session");
        assertThat(now().role()).isEqualTo(Role.REVIEWER);
        assertThat(now().name()).isEqualTo("Mallory M");
        assertThat(accounts.isPassword(now(), THEIRS)).isTrue();
    }

    @Test
    void whatWasReadEarlierIsNeverWrittenOverAChange() {
        accounts.deactivate(before);
        before.rename("Still here");
        assertThatThrownBy(() -> users.save(before)).isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(now().isActive()).isFalse();
    }

    private User now() {
        return users.get(before.id());
    }
}
