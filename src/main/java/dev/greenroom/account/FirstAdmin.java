package dev.greenroom.account;

import dev.greenroom.database.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Lets the first person into an empty database: by the environment, or by a one-time link in the log. */
@Component
class FirstAdmin implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(FirstAdmin.class);

    private final Users users;
    private final Accounts accounts;
    private final SetUpLink link;
    private final String email;
    private final String password;
    private final PublicAddress publicAddress;

    FirstAdmin(
            Users users,
            Accounts accounts,
            SetUpLink link,
            @Value("${greenroom.admin-email:}") String email,
            @Value("${greenroom.admin-password:}") String password,
            PublicAddress publicAddress) {
        this.users = users;
        this.accounts = accounts;
        this.link = link;
        this.email = email.strip();
        this.password = password;
        this.publicAddress = publicAddress;
    }

    /** Before the first request is answered. */
    @Override
    public void afterSingletonsInstantiated() {
        if (users.count() > 0 || (email.isEmpty() && password.isEmpty())) return;
        requireUsable();
        try {
            accounts.create(email, "Admin", Role.ADMIN, password);
            log.info("Created the first admin from GREENROOM_ADMIN_EMAIL");
        } catch (DataIntegrityViolationException e) {
            log.info("Another node, started at the same moment, created the first admin from GREENROOM_ADMIN_EMAIL");
        }
    }

    /** After everything else that makes accounts, such as the demo. */
    @EventListener
    void offerLink(ApplicationReadyEvent ready) {
        if (users.count() > 0) return;
        var base = publicAddress.orElse(() -> here(ready.getApplicationContext()));
        log.info("Nobody can sign in yet. Create the first admin at {}/set-up/{}", base, link.issue());
    }

    private void requireUsable() {
        if (email.isEmpty())
            throw new StartRefused(
                    "GREENROOM_ADMIN_PASSWORD is set but GREENROOM_ADMIN_EMAIL is not: set both, or neither"
                            + " to get a one-time set-up link in the log.");
        if (!email.contains("@"))
            throw new StartRefused("GREENROOM_ADMIN_EMAIL is not an email address: write it like ada@example.com.");
        if (!new NewPassword.Check().isValid(password, null))
            throw new StartRefused("GREENROOM_ADMIN_PASSWORD must have at least " + NewPassword.SHORTEST
                    + " characters and at most " + NewPassword.LONGEST + " bytes: choose another one.");
    }

    private static String here(ApplicationContext application) {
        var server = ((WebServerApplicationContext) application).getWebServer();
        return "http://localhost:" + (server == null ? 8080 : server.getPort());
    }
}
