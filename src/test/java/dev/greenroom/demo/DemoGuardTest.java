package dev.greenroom.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.account.DemoAccount;
import dev.greenroom.database.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.annotation.UserConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class DemoGuardTest {

    ApplicationContextRunner demo = new ApplicationContextRunner()
            .withConfiguration(UserConfigurations.of(DemoAccounts.class))
            .withPropertyValues("greenroom.demo=true");

    @Test
    void doesNotTouchSomebodysDatabase() {
        demo.withPropertyValues("server.address=127.0.0.1", "spring.datasource.url=jdbc:postgresql://db/greenroom")
                .run(context -> assertThat(context)
                        .getFailure()
                        .isInstanceOf(StartRefused.class)
                        .hasMessageContaining("unset SPRING_DATASOURCE_URL"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0.0.0.0", "192.0.2.7"})
    void isNotServedToOtherMachines(String address) {
        demo.withPropertyValues("server.address=" + address)
                .run(context -> assertThat(context)
                        .getFailure()
                        .isInstanceOf(StartRefused.class)
                        .hasMessageContaining("unset SERVER_ADDRESS"));
    }

    @Test
    void isNothingInARealStart() {
        new ApplicationContextRunner()
                .withConfiguration(UserConfigurations.of(DemoAccounts.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(DemoAccount.class));
    }
}
