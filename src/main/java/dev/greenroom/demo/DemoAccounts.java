package dev.greenroom.demo;

import dev.greenroom.account.DemoAccount;
import dev.greenroom.account.Role;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Four people to try everything as. Only on this machine: the demo listens on the loopback address. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "greenroom.demo", havingValue = "true")
class DemoAccounts {

    private static final String PASSWORD = "greenroom";

    @Bean
    static DemoGuard demoGuard(Environment environment) {
        return new DemoGuard(environment);
    }

    @Bean
    DemoAccount admin() {
        return new DemoAccount("Barbara Liskov", "admin@example.com", Role.ADMIN, PASSWORD);
    }

    @Bean
    DemoAccount recruiter() {
        return new DemoAccount("Mary Jackson", "recruiter@example.com", Role.RECRUITER, PASSWORD);
    }

    @Bean
    DemoAccount interviewer() {
        return new DemoAccount("Grace Hopper", "interviewer@example.com", Role.INTERVIEWER, PASSWORD);
    }

    @Bean
    DemoAccount reviewer() {
        return new DemoAccount("Edsger Dijkstra", "reviewer@example.com", Role.REVIEWER, PASSWORD);
    }

    @Bean
    DemoClock clock() {
        return new DemoClock();
    }
}
