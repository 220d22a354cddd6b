package dev.greenroom.account;

import java.io.Serializable;
import java.util.UUID;
import org.springframework.security.core.AuthenticatedPrincipal;

/** What a session remembers of who signed in: only which account. Everything else is read fresh. */
public record SignedIn(UUID id) implements AuthenticatedPrincipal, Serializable {

    @Override
    public String getName() {
        return id.toString();
    }
}
