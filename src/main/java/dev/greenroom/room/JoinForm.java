package dev.greenroom.room;

import dev.greenroom.interview.PersonName;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** What a guest says before they sit down. */
record JoinForm(
        @PersonName(message = "{join.name.missing}") @Nullable
        String name,

        @NotNull(message = "{join.agree.missing}") @AssertTrue(message = "{join.agree.missing}") @Nullable
        Boolean agree) {

    static final JoinForm EMPTY = new JoinForm("", null);

    String givenName() {
        return name == null ? "" : name.strip();
    }
}
