package dev.greenroom;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * The application's hashes with the least work that bcrypt knows, a sixty-fourth: they were a tenth of what the quick tests'
 * processors did. {@code SecurityTest} looks at the real ones, which whoever compares a hash still uses.
 */
@TestConfiguration(proxyBeanMethods = false)
class QuickPasswords {

    private static final int LEAST_WORK = 4;

    @Bean
    @Primary
    PasswordEncoder quickPasswordEncoder(@Qualifier("passwordEncoder") PasswordEncoder real) {
        var quick = new BCryptPasswordEncoder(LEAST_WORK);
        return new PasswordEncoder() {

            @Override
            public String encode(CharSequence password) {
                return "{bcrypt}" + quick.encode(password);
            }

            @Override
            public boolean matches(CharSequence password, String hash) {
                return real.matches(password, hash);
            }
        };
    }
}
