package dev.greenroom.account;

import jakarta.validation.constraints.NotEmpty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A new password, and the one until now. */
record PasswordForm(
        @NotEmpty(message = "{account.password.current.missing}") @Nullable
        String current,

        @NewPassword @Nullable String next) {

    static final PasswordForm EMPTY = new PasswordForm("", "");

    String currentText() {
        return Objects.requireNonNull(current);
    }

    String newText() {
        return Objects.requireNonNull(next);
    }

    @Override
    public String toString() {
        return "PasswordForm[not shown]";
    }
}
