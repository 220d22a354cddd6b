package dev.greenroom.demo;

import dev.greenroom.account.Accounts;
import dev.greenroom.account.DemoAccount;
import dev.greenroom.account.Users;
import java.util.List;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;

/** Creates the demo's accounts in an empty database; before anybody is asked to set up the first admin. */
class DemoStaff {

    private final Users users;
    private final Accounts accounts;
    private final List<DemoAccount> wanted;

    DemoStaff(Users users, Accounts accounts, List<DemoAccount> wanted) {
        this.users = users;
        this.accounts = accounts;
        this.wanted = wanted;
    }

    @EventListener(ApplicationStartedEvent.class)
    void arrive() {
        if (users.count() > 0) return;
        for (var account : wanted) accounts.create(account.email(), account.name(), account.role(), account.password());
    }
}
