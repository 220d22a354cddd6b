package dev.greenroom.account;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The first admin, by their own words. */
record SetUpForm(
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

        @NewPassword @Nullable String password) {

    static final SetUpForm EMPTY = new SetUpForm("", "", "");

    @Override
    public String toString() {
        return "SetUpForm[not shown]";
    }
}
