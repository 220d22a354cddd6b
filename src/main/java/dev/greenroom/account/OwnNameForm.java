package dev.greenroom.account;

import org.jspecify.annotations.Nullable;

/** How one is called here. */
record OwnNameForm(@AccountName @Nullable String name) {}
