package dev.greenroom.room;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What a guest says before they sit down. */
record JoinForm(
        @NotBlank(message = "{join.name.missing}") @Size(max = 200, message = "{join.name.long}") @Nullable
        String name,

        @NotNull(message = "{join.agree.missing}") @AssertTrue(message = "{join.agree.missing}") @Nullable
        Boolean agree) {

    static final JoinForm EMPTY = new JoinForm("", null);

    @AssertTrue(message = "{join.name.unstorable}")
    public boolean isNameStorable() {
        return name == null || Text.isStorable(name);
    }

    String givenName() {
        return name == null ? "" : name.strip();
    }
}
