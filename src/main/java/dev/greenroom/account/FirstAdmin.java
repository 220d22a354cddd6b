package dev.greenroom.account;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Lets the first person into an empty database: by the environment, or by a one-time link in the log. */
@Component
class FirstAdmin {

    private static final Logger log = LoggerFactory.getLogger(FirstAdmin.class);

    private static final int SHORTEST_PASSWORD = 12;

    private final Users users;
    private final Accounts accounts;
    private final SetUpLink link;
    private final String email;
    private final String password;
    private final String publicUrl;

    FirstAdmin(
            Users users,
            Accounts accounts,
            SetUpLink link,
            @Value("${greenroom.admin-email:}") String email,
            @Value("${greenroom.admin-password:}") String password,
            @Value("${greenroom.public-url:}") String publicUrl) {
        this.users = users;
        this.accounts = accounts;
        this.link = link;
        this.email = email;
        this.password = password;
        this.publicUrl = publicUrl;
    }

    @EventListener
    void welcome(ApplicationReadyEvent ready) {
        if (users.count() > 0) return;
        if (StringUtils.hasText(email) && password.length() >= SHORTEST_PASSWORD) {
            accounts.create(email, "Admin", Role.ADMIN, password);
            log.info("Created the first admin from GREENROOM_ADMIN_EMAIL");
            return;
        }
        if (StringUtils.hasText(email)) {
            log.warn(
                    "GREENROOM_ADMIN_PASSWORD has fewer than {} characters, so no admin was created from it",
                    SHORTEST_PASSWORD);
        }
        log.info("Nobody can sign in yet. Create the first admin at {}/set-up/{}", address(ready), link.issue());
    }

    private String address(ApplicationReadyEvent ready) {
        if (StringUtils.hasText(publicUrl)) return StringUtils.trimTrailingCharacter(publicUrl, '/');
        var server = ((WebServerApplicationContext) ready.getApplicationContext()).getWebServer();
        return "http://localhost:" + (server == null ? 8080 : server.getPort());
    }
}
