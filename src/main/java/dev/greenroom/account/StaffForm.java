package dev.greenroom.account;

import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** What an admin changes of a colleague: an empty password leaves theirs. */
record StaffForm(
        @AccountName @Nullable String name,

        @NotNull(message = "{account.role.missing}") @Nullable
        Role role,

        @NewPassword(orEmpty = true) @Nullable String password) {

    static StaffForm of(User user) {
        return new StaffForm(user.name(), user.role(), "");
    }

    String nameText() {
        return Objects.requireNonNull(name).strip();
    }

    Role roleOrLeast() {
        return Objects.requireNonNullElse(role, Role.REVIEWER);
    }

    /** Null where it stays as it is. */
    @Nullable
    String newPassword() {
        return StringUtils.hasLength(password) ? password : null;
    }

    @Override
    public String toString() {
        return "StaffForm[not shown]";
    }
}
