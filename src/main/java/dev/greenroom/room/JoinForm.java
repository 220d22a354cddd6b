package dev.greenroom.room;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What a guest says before they sit down. */
record JoinForm(
        @NotBlank(message = "{join.name.missing}") @Size(max = 200, message = "{join.name.long}") @Nullable
        String name,

        @AssertTrue(message = "{join.agree.missing}") boolean agree) {

    static final JoinForm EMPTY = new JoinForm("", false);

    @AssertTrue(message = "{join.name.unstorable}")
    public boolean isNameStorable() {
        return name == null || Text.isStorable(name);
    }

    String givenName() {
        return name == null ? "" : name.strip();
    }
}
