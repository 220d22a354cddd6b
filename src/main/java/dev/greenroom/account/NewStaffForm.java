package dev.greenroom.account;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A new colleague, with a password to begin with. */
record NewStaffForm(
        @NotBlank(message = "{account.name.missing}")
        @Size(max = 200, message = "{account.name.long}")
        @Pattern(regexp = "[^\\p{Cntrl}\\p{Cs}]*", message = "{account.name.unstorable}")
        @Nullable
        String name,

        @NotBlank(message = "{account.email.missing}")
        @Email(message = "{account.email.wrong}")
        @Pattern(regexp = "[^\\p{Cntrl}\\p{Cs}]*", message = "{account.email.wrong}")
        @Size(max = 254, message = "{account.email.wrong}")
        @Nullable
        String email,

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
