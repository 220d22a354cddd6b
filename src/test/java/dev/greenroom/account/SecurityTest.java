package dev.greenroom.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.greenroom.GreenroomTest;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@GreenroomTest
class SecurityTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    SignInThrottle throttle;

    @Autowired
    SessionKeeper sessionKeeper;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Interviews interviews;

    @Autowired
    Clock clock;

    @Autowired
    FailedSignIns failures;

    @Autowired
    SessionRepository<? extends Session> sessions;

    /** Not the quick one that the tests' accounts are made with. */
    @Autowired
    @Qualifier("passwordEncoder")
    PasswordEncoder realPasswords;

    @Test
    void keepsPasswordsAsHashesThatTakeLongToGuess() {
        var hash = realPasswords.encode("correct horse battery");
        assertThat(hash).startsWith("{bcrypt}$2a$10$").isNotEqualTo(realPasswords.encode("correct horse battery"));
        assertThat(realPasswords.matches("correct horse battery", hash)).isTrue();
        assertThat(realPasswords.matches("another horse battery", hash)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/interviews",
                "/interviews/new",
                "/interviews/0198a000-0000-7000-8000-00000000000a/replay",
                "/interviews/0198a000-0000-7000-8000-00000000000a/recording.jsonl",
                "/interviews/0198a000-0000-7000-8000-00000000000a/feedback/form",
                "/actuator/env",
                "/whatever"
            })
    void asksNobodyInParticularToSignIn(String address) {
        assertThat(mvc.get().uri(address)).hasStatus(302).redirectedUrl().endsWith("/sign-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/interviews", "/i/AAAAAAAAAAAAAAAAAAAAAA/candidate", "/sign-out"})
    void takesNoFormWithoutItsToken(String address) {
        assertThat(mvc.post().uri(address)).hasStatus(403);
    }

    @Test
    void sendsAStrictPolicyWithAFreshNonce() {
        var first = mvc.get().uri("/sign-in").exchange();
        var policy = first.getResponse().getHeader("Content-Security-Policy");
        assertThat(policy).contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'", "'nonce-");
        var second = mvc.get().uri("/sign-in").exchange();
        assertThat(second.getResponse().getHeader("Content-Security-Policy")).isNotEqualTo(policy);
        assertThat(first.getResponse().getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void aLinkThatLeadsNowhereSaysSo() {
        assertThat(mvc.get().uri("/i/AAAAAAAAAAAAAAAAAAAAAA"))
                .hasStatus(404)
                .bodyText()
                .contains("There is no interview behind this link");
    }

    @Test
    void slowsGuessingForAnAccountWhetherOrNotItExists() {
        var ada = UUID.randomUUID() + "@example.com";
        for (var guess = 0; guess < 5; guess++) signIn(ada, "wrong " + guess);
        assertThat(throttle.wait(ada, "192.0.2.1")).isPositive().isLessThan(Duration.ofMinutes(15));
        assertThat(signIn(ada, "anything")).contains("wait=");
        throttle.succeeded(ada);
        assertThat(throttle.wait(ada, "192.0.2.1")).isZero();
    }

    @Test
    void countsAWrongPasswordOnce() {
        var ada = UUID.randomUUID() + "@example.com";
        assertThat(signIn(ada, "wrong")).endsWith("/sign-in?error");
        assertThat(failures.ofAccount(ada, Instant.EPOCH).count()).isEqualTo(1);
    }

    @Test
    void letsInWhoHasTheRightPassword() {
        var email = UUID.randomUUID() + "@example.com";
        accounts.create(email, "Grace Hopper", Role.INTERVIEWER, "correct horse battery");
        assertThat(signIn(email.toUpperCase(Locale.ROOT), "correct horse battery"))
                .endsWith("/interviews");
        assertThat(signIn(email, "wrong")).endsWith("/sign-in?error");
    }

    @Test
    void keepsNoMoreOfWhatWasTypedThanAnAddressCanHave() {
        var typed = UUID.randomUUID() + "a".repeat(100_000);
        var kept = session(post(typed, "wrong")).orElseThrow();
        assertThat(kept.<String>getAttribute(SignInFailed.EMAIL)).hasSize(254);
        for (var guess = 0; guess < 15; guess++)
            failures.save(new FailedSignIn(typed.substring(0, 254), "elsewhere", clock.instant()));
        var refused = post(typed, "wrong");
        assertThat(refused).redirectedUrl().contains("wait=");
        assertThat(session(refused)).isEmpty();
    }

    @Test
    void onlySessionsOfThoseWhoSignInOrHaveALinkLastForHours() {
        var email = UUID.randomUUID() + "@example.com";
        var grace = accounts.create(email, "Grace Hopper", Role.INTERVIEWER, "correct horse battery");
        var link = "/i/"
                + interviews.save(new Interview("Ada", grace, clock.instant())).token();
        assertThat(lifeOfSession(mvc.get().uri("/sign-in").exchange())).isEqualTo(Duration.ofMinutes(30));
        assertThat(lifeOfSession(mvc.get().uri("/i/AAAAAAAAAAAAAAAAAAAAAA").exchange()))
                .isEqualTo(Duration.ofMinutes(30));
        assertThat(lifeOfSession(mvc.get().uri(link).exchange())).isEqualTo(Duration.ofHours(12));
        assertThat(lifeOfSession(post(email, "wrong"))).isEqualTo(Duration.ofMinutes(30));
        assertThat(lifeOfSession(post(email, "correct horse battery"))).isEqualTo(Duration.ofHours(12));
    }

    @Test
    void aSessionThatBeganWithAnOldPasswordIsOfNoUse() {
        var email = UUID.randomUUID() + "@example.com";
        accounts.create(email, "Grace Hopper", Role.INTERVIEWER, "correct horse battery");
        var answer = post(email, "correct horse battery");
        assertThat(isSignedIn(answer)).isTrue();
        // As an admin does it who is not told of the session, since it is not stored before this.
        jdbc.sql("update staff set password_hash = '{noop}another horse battery' where email = ?")
                .param(email)
                .update();
        assertThat(isSignedIn(answer)).isFalse();
    }

    @Test
    void whoChoosesANewPasswordStaysSignedIn() {
        var email = UUID.randomUUID() + "@example.com";
        accounts.create(email, "Grace Hopper", Role.INTERVIEWER, "correct horse battery");
        var answer = post(email, "correct horse battery");
        var changed = mvc.post()
                .uri("/account/password")
                .with(csrf())
                .cookie(Objects.requireNonNull(answer.getResponse().getCookie("greenroom")))
                .param("current", "correct horse battery")
                .param("next", "another horse battery");
        assertThat(changed).redirectedUrl().isEqualTo("/account?changed");
        assertThat(isSignedIn(answer)).isTrue();
    }

    /** For a page, and for a socket. */
    private boolean isSignedIn(MvcTestResult answer) {
        var cookie = Objects.requireNonNull(answer.getResponse().getCookie("greenroom"));
        var page = mvc.get().uri("/interviews").cookie(cookie).exchange();
        var isSignedIn = page.getResponse().getStatus() == 200;
        var forSockets = sessionKeeper.touch(session(answer).orElseThrow().getId());
        assertThat(forSockets.isPresent()).isEqualTo(isSignedIn);
        return isSignedIn;
    }

    private Duration lifeOfSession(MvcTestResult answer) {
        return session(answer).orElseThrow().getMaxInactiveInterval();
    }

    /** The one that began with this answer. */
    private Optional<Session> session(MvcTestResult answer) {
        return Optional.ofNullable(answer.getResponse().getCookie("greenroom"))
                .map(cookie -> new String(Base64.getDecoder().decode(cookie.getValue()), StandardCharsets.UTF_8))
                .map(id -> (Session) sessions.findById(id));
    }

    /** Where it leads; each from an address of its own, so that tests do not slow each other. */
    private String signIn(String email, String password) {
        return String.valueOf(post(email, password).getResponse().getRedirectedUrl());
    }

    private MvcTestResult post(String email, String password) {
        return mvc.post()
                .uri("/sign-in")
                .with(csrf())
                .with(request -> {
                    request.setRemoteAddr("192.0.2." + Math.abs(email.hashCode() % 250));
                    return request;
                })
                .param("email", email)
                .param("password", password)
                .exchange();
    }
}
