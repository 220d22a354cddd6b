package dev.greenroom.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.greenroom.GreenroomTest;
import dev.greenroom.Staff;
import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Strangers who guess at an account keep out nobody who has signed in to it before. */
@GreenroomTest
class KnownBrowsersTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String NEW_PASSWORD = "another horse battery";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    FailedSignIns failures;

    @Autowired
    Clock clock;

    User grace;
    Cookie hers;

    @BeforeEach
    void graceHasSignedInBefore() {
        grace = newcomer();
        hers = browser(signIn(grace, PASSWORD, null));
    }

    @Test
    void strangersMakeOnlyOtherBrowsersWait() {
        guess(grace.email());
        assertThat(signIn(grace, PASSWORD, null)).redirectedUrl().contains("wait=");
        assertThat(signIn(grace, PASSWORD, hers)).redirectedUrl().endsWith("/interviews");
        assertThat(signIn(grace, PASSWORD, null))
                .as("her sign-in forgives them nothing")
                .redirectedUrl()
                .contains("wait=");
    }

    @Test
    void aKnownBrowserWaitsForItsOwnFailures() {
        var id = KnownBrowsers.id(hers.getValue(), grace).orElseThrow();
        assertThat(signIn(grace, "wrong", hers)).redirectedUrl().endsWith("/sign-in?error");
        assertThat(failures.ofAccount(id, Instant.EPOCH).count()).isEqualTo(1);
        assertThat(failures.ofAccount(grace.email(), Instant.EPOCH).count()).isZero();
        guess(id);
        assertThat(signIn(grace, PASSWORD, hers)).redirectedUrl().contains("wait=");
        assertThat(signIn(grace, PASSWORD, null)).redirectedUrl().endsWith("/interviews");
    }

    @Test
    void noOtherCookieHelps() {
        guess(grace.email());
        var ofAnother = browser(signIn(newcomer(), PASSWORD, null));
        var id = hers.getValue().substring(0, hers.getValue().indexOf('.'));
        var proofOfAnother = ofAnother.getValue().substring(ofAnother.getValue().indexOf('.'));
        for (var value : new String[] {ofAnother.getValue(), id, id + ".", id + proofOfAnother, ".", "", "☃"})
            assertThat(signIn(grace, PASSWORD, new Cookie(KnownBrowsers.COOKIE, value)))
                    .as(value)
                    .redirectedUrl()
                    .contains("wait=");
    }

    @Test
    void aNewPasswordIsOnlyKnownWhereItWasChosen() {
        var chosen = mvc.post()
                .uri("/account/password")
                .with(csrf())
                .with(Staff.as(grace))
                .param("current", PASSWORD)
                .param("next", NEW_PASSWORD)
                .exchange();
        guess(grace.email());
        assertThat(signIn(grace, NEW_PASSWORD, hers)).redirectedUrl().contains("wait=");
        assertThat(signIn(grace, NEW_PASSWORD, browser(chosen))).redirectedUrl().endsWith("/interviews");
    }

    @Test
    void theCookieIsForTheSignInPageAlone() {
        assertThat(hers.isHttpOnly()).isTrue();
        assertThat(hers.getPath()).isEqualTo("/sign-in");
        assertThat(hers.getAttribute("SameSite")).isEqualTo("Lax");
        assertThat(hers.getValue()).doesNotContain(grace.id().toString(), grace.email());
    }

    private User newcomer() {
        return accounts.create(UUID.randomUUID() + "@greenroom.example", "Grace Hopper", Role.INTERVIEWER, PASSWORD);
    }

    /** So often that the next has to wait for minutes. */
    private void guess(String guesser) {
        for (var guess = 0; guess < 15; guess++) failures.save(new FailedSignIn(guesser, "elsewhere", clock.instant()));
    }

    private static Cookie browser(MvcTestResult answer) {
        return Objects.requireNonNull(answer.getResponse().getCookie(KnownBrowsers.COOKIE));
    }

    /** Each time from an address of its own: this is about what they hold. */
    private MvcTestResult signIn(User user, String password, Cookie browser) {
        var request = mvc.post()
                .uri("/sign-in")
                .with(csrf())
                .with(from -> {
                    from.setRemoteAddr("test " + UUID.randomUUID());
                    return from;
                })
                .param("email", user.email())
                .param("password", password);
        if (browser != null) request.cookie(browser);
        return request.exchange();
    }
}
