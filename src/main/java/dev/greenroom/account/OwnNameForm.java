package dev.greenroom.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** How one is called here. */
record OwnNameForm(
        @NotBlank(message = "{account.name.missing}")
        @Size(max = 200, message = "{account.name.long}")
        @Pattern(regexp = "[^\\p{Cntrl}\\p{Cs}]*", message = "{account.name.unstorable}")
        @Nullable
        String name) {}
