package dev.greenroom;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.TimeZone;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

@Configuration(proxyBeanMethods = false)
class TimeConfig {

    /** Whole milliseconds, as the recording keeps them; the demo puts in a clock that its script moves. */
    @Bean
    @ConditionalOnBooleanProperty(name = "greenroom.demo", havingValue = false, matchIfMissing = true)
    Clock clock() {
        return Clock.tick(Clock.system(ZoneOffset.UTC), Duration.ofMillis(1));
    }

    /**
     * The words are English whatever the browser would like; the time zone is the one that {@code zone.js} leaves in a
     * cookie, and UTC before that. Controllers take a {@code ZoneId}.
     */
    @Bean
    LocaleResolver localeResolver() {
        var resolver = new CookieLocaleResolver("greenroom-zone");
        resolver.setDefaultLocale(Locale.ENGLISH);
        resolver.setDefaultTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC));
        resolver.setRejectInvalidCookies(false);
        return resolver;
    }
}
