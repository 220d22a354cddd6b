package dev.greenroom.account;

import java.util.Optional;

/** Who is signed in on the request at hand. Controllers take a {@code User} parameter instead. */
public interface CurrentUser {

    /** The account as it is now, fresh from the database; empty for anonymous visitors and deactivated accounts. */
    Optional<User> find();
}
