package dev.greenroom.account;

import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A new colleague, with a password to begin with. */
record NewStaffForm(
        @AccountName @Nullable String name,

        @AccountEmail @Nullable String email,

        @NotNull(message = "{account.role.missing}") @Nullable
        Role role,

        @NewPassword @Nullable String password) {

    static final NewStaffForm EMPTY = new NewStaffForm("", "", Role.INTERVIEWER, "");

    String nameText() {
        return Objects.requireNonNull(name).strip();
    }

    String emailText() {
        return Objects.requireNonNullElse(email, "");
    }

    String passwordText() {
        return Objects.requireNonNull(password);
    }

    Role roleOrLeast() {
        return Objects.requireNonNullElse(role, Role.REVIEWER);
    }

    @Override
    public String toString() {
        return "NewStaffForm[not shown]";
    }
}
