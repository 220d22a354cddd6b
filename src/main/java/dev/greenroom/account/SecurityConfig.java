package dev.greenroom.account;

import static org.springframework.http.HttpMethod.GET;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who gets in at the door: nobody but staff, except to sign in, to the link, and to what pages are made of. Who may see
 * which interview is decided where it is loaded.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfig {

    private static final String[] PAGE_PARTS = {
        "/css/**", "/js/**", "/vendor/**", "/favicon.svg", "/{version:v[0-9a-f]{12}}/**"
    };

    @Bean
    SecurityFilterChain doors(
            HttpSecurity http,
            Users users,
            PasswordSignIn passwords,
            SignInSucceeded signInSucceeded,
            Destination destination,
            PublicAddress publicAddress,
            ApplicationEventPublisher events)
            throws Exception {
        var doorKeeper = new DoorKeeper();
        return http.authorizeHttpRequests(doors -> doors.requestMatchers(PAGE_PARTS)
                        .permitAll()
                        .requestMatchers("/sign-in", "/set-up/{token}", "/error", "/actuator/health")
                        .permitAll()
                        .requestMatchers("/staff/**")
                        .access((_, request) -> isAdmin(request.getRequest()))
                        .requestMatchers(GET, "/i/{token}/interviewer")
                        .authenticated()
                        .requestMatchers("/i/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                // Given as a provider it would be asked twice, and count twice: Spring makes a manager of its bean too.
                .authenticationManager(new ProviderManager(passwords))
                .formLogin(form -> form.loginPage("/sign-in")
                        .usernameParameter("email")
                        .passwordParameter("password")
                        .authenticationDetailsSource(Caller::of)
                        .successHandler(signInSucceeded)
                        .failureHandler(new SignInFailed()))
                .logout(out -> out.logoutUrl("/sign-out")
                        .addLogoutHandler(announceTo(events))
                        .logoutSuccessUrl("/sign-in?signed-out"))
                .requestCache(cache -> cache.requestCache(destination))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(doorKeeper).accessDeniedHandler(doorKeeper))
                .headers(headers -> headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .httpStrictTransportSecurity(https -> https.requestMatcher(publicAddress::isSecure))
                        .permissionsPolicyHeader(policy ->
                                policy.policy("camera=(), microphone=(), geolocation=(), payment=(), usb=()")))
                .addFilterBefore(new ContentSecurityPolicyFilter(), HeaderWriterFilter.class)
                .addFilterBefore(new FreshAccountFilter(users, pageParts()), AnonymousAuthenticationFilter.class)
                .build();
    }

    /** By the account as it is now, not as it was when its session began. */
    private static AuthorizationDecision isAdmin(HttpServletRequest request) {
        return new AuthorizationDecision(
                request.getAttribute(FreshAccountFilter.USER) instanceof User user && user.role() == Role.ADMIN);
    }

    private static RequestMatcher pageParts() {
        return new OrRequestMatcher(Arrays.stream(PAGE_PARTS)
                .<RequestMatcher>map(
                        part -> PathPatternRequestMatcher.withDefaults().matcher(part))
                .toList());
    }

    /** Before Spring ends the session, whose id it is about. */
    private static LogoutHandler announceTo(ApplicationEventPublisher events) {
        return (request, _, _) -> {
            var session = request.getSession(false);
            if (session != null) events.publishEvent(new SignedOut(session.getId()));
        };
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }
}
