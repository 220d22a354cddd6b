package dev.greenroom.account;

import org.jspecify.annotations.Nullable;

/** The first admin, by their own words. */
record SetUpForm(
        @AccountName @Nullable String name,

        @AccountEmail @Nullable String email,

        @NewPassword @Nullable String password) {

    static final SetUpForm EMPTY = new SetUpForm("", "", "");

    @Override
    public String toString() {
        return "SetUpForm[not shown]";
    }
}
