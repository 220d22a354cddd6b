package dev.greenroom.demo;

import static dev.greenroom.account.Role.ADMIN;
import static dev.greenroom.account.Role.INTERVIEWER;
import static dev.greenroom.account.Role.RECRUITER;
import static dev.greenroom.account.Role.REVIEWER;

import dev.greenroom.account.Accounts;
import dev.greenroom.account.DemoAccount;
import dev.greenroom.account.Users;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Nothing of this exists in a real start. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("greenroom.demo")
class DemoConfig {

    private static final String PASSWORD = "greenroom";

    @Bean
    static DemoGuard demoGuard(Environment environment) {
        return new DemoGuard(environment);
    }

    @Bean
    @Order(1)
    DemoAccount demoAdmin() {
        return new DemoAccount("Katherine Johnson", "admin@example.com", ADMIN, PASSWORD);
    }

    @Bean
    @Order(2)
    DemoAccount demoRecruiter() {
        return new DemoAccount("Margaret Hamilton", "recruiter@example.com", RECRUITER, PASSWORD);
    }

    @Bean
    @Order(3)
    DemoAccount demoInterviewer() {
        return new DemoAccount("Grace Hopper", "interviewer@example.com", INTERVIEWER, PASSWORD);
    }

    @Bean
    @Order(4)
    DemoAccount demoReviewer() {
        return new DemoAccount("Barbara Liskov", "reviewer@example.com", REVIEWER, PASSWORD);
    }

    @Bean
    DemoStaff demoStaff(Users users, Accounts accounts, List<DemoAccount> wanted) {
        return new DemoStaff(users, accounts, wanted);
    }
}
