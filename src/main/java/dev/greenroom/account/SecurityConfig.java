package dev.greenroom.account;

import static org.springframework.http.HttpMethod.GET;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Who gets in at the door: nobody but staff, except to sign in, to the link, and to what pages are made of. Who may see
 * which interview is decided where it is loaded.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfig {

    private static final String[] PAGE_PARTS = {"/css/**", "/js/**", "/vendor/**", "/favicon.svg"};

    @Bean
    SecurityFilterChain doors(HttpSecurity http, Users users, PasswordSignIn passwords, RequestCache savedRequests)
            throws Exception {
        return http.authorizeHttpRequests(doors -> doors.requestMatchers(PAGE_PARTS)
                        .permitAll()
                        .requestMatchers("/sign-in", "/set-up/{token}", "/error", "/actuator/health")
                        .permitAll()
                        .requestMatchers(GET, "/i/{token}/interviewer")
                        .authenticated()
                        .requestMatchers("/i/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .authenticationProvider(passwords)
                .formLogin(form -> form.loginPage("/sign-in")
                        .usernameParameter("email")
                        .passwordParameter("password")
                        .defaultSuccessUrl("/interviews")
                        .failureHandler(new SignInFailed()))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?signed-out"))
                .requestCache(cache -> cache.requestCache(savedRequests))
                .headers(headers -> headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(policy ->
                                policy.policy("camera=(), microphone=(), geolocation=(), payment=(), usb=()")))
                .addFilterBefore(new ContentSecurityPolicyFilter(), HeaderWriterFilter.class)
                .addFilterBefore(new FreshAccountFilter(users), AnonymousAuthenticationFilter.class)
                .build();
    }

    /** Remembers where one was going, if that is a page; a script's request or a fragment is nowhere to come back to. */
    @Bean
    RequestCache savedRequests() {
        var cache = new HttpSessionRequestCache();
        var pages = PathPatternRequestMatcher.withDefaults();
        var link = pages.matcher(GET, "/i/{token}");
        var interviewer = pages.matcher(GET, "/i/{token}/interviewer");
        var interviews = pages.matcher(GET, "/interviews/**");
        cache.setRequestMatcher(request -> {
            var accept = request.getHeader("Accept");
            var page = accept == null || accept.contains("text/html") || accept.contains("*/*");
            var scripted = "fetch".equals(request.getHeader("X-Requested-With"));
            return page
                    && !scripted
                    && (link.matches(request) || interviewer.matches(request) || interviews.matches(request));
        });
        return cache;
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }
}
