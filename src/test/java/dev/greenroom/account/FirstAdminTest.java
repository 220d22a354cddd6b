package dev.greenroom.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.greenroom.GreenroomTest;
import dev.greenroom.NaughtyStrings;
import dev.greenroom.database.StartRefused;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The way into an empty database. It needs one, so it has a context, and with it a database, of its own. */
@GreenroomTest
@TestPropertySource(properties = {"spring.application.name=empty", "greenroom.programs=false"})
class FirstAdminTest {

    private static final Map<String, String> ADA =
            Map.of("name", "Ada Lovelace", "email", "ada@example.com", "password", "correct horse battery");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Users users;

    @Autowired
    Accounts accounts;

    @Autowired
    SetUpLink link;

    @Autowired
    PublicAddress publicAddress;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void nobodyIsThere() {
        jdbc.sql("delete from staff").update();
    }

    @Test
    void theLinkMakesOneAdminAndNoMore() {
        var address = "/set-up/" + link.issue();
        assertThat(mvc.get().uri(address)).hasStatus(200).bodyText().contains("Password");

        var refused = post(address, Map.of("name", "Ada Lovelace", "email", "ada@example.com", "password", "short"));
        assertThat(refused).hasStatus(200);
        assertThat(refused)
                .bodyText()
                .contains("field-error", "value=\"Ada Lovelace\"", "value=\"ada@example.com\"")
                .doesNotContain("value=\"short\"");
        assertThat(users.count()).isZero();

        assertThat(post(address, ADA)).hasStatus(302).redirectedUrl().isEqualTo("/sign-in?ready");
        assertThat(staff("role")).containsExactly("ADMIN");
        var signedIn = post("/sign-in", Map.of("email", "ADA@example.com", "password", "correct horse battery"));
        assertThat(signedIn).redirectedUrl().endsWith("/interviews");

        assertThat(mvc.get().uri(address)).hasStatus(410);
        assertThat(post(address, ADA)).hasStatus(410);
        assertThat(post("/set-up/" + link.issue(), ADA))
                .as("where somebody is already")
                .hasStatus(410);
    }

    @Test
    void aNewerLinkEndsTheOlderOne() {
        var older = link.issue();
        var newer = link.issue();
        assertThat(post("/set-up/" + older, ADA)).hasStatus(410);
        assertThat(post("/set-up/" + newer, ADA)).hasStatus(302);
    }

    @Test
    void theEnvironmentMakesOneWhereNobodyIsYet() {
        start("grace@example.com", "correct horse battery");
        assertThat(staff("email")).containsExactly("grace@example.com");
        start("ada@example.com", "correct horse battery");
        assertThat(staff("email")).containsExactly("grace@example.com");
    }

    @Test
    void nodesThatStartAtTheSameMomentMakeTheSameOne() throws Exception {
        Callable<Boolean> node = () -> {
            start("grace@example.com", "correct horse battery");
            return true;
        };
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var started : threads.invokeAll(Collections.nCopies(4, node)))
                assertThat(started.get()).isTrue();
        }
        assertThat(staff("email")).containsExactly("grace@example.com");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "ada@example.com, '', GREENROOM_ADMIN_PASSWORD must have at least 12",
                "ada@example.com, too short, GREENROOM_ADMIN_PASSWORD must have at least 12",
                "'', correct horse battery, GREENROOM_ADMIN_EMAIL is not",
                "ada, correct horse battery, GREENROOM_ADMIN_EMAIL is not an email address"
            })
    void whatCannotBeUsedRefusesTheStart(String email, String password, String sentence) {
        assertThatThrownBy(() -> start(email, password))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(sentence);
        assertThat(users.count()).isZero();
    }

    @Test
    @Tag("long")
    void hostileTextIsKeptAsTextOrRefusedInASentence() {
        var kept = 0;
        var address = "/set-up/" + link.issue();
        for (var text : NaughtyStrings.all()) {
            refuses(post(address, Map.of("name", text, "email", text, "password", text)), text);
            refuses(post(address, Map.of("name", "Ada", "email", text, "password", "short")), text);
            refuses(post(address, Map.of("name", text, "email", "ada@example.com", "password", "short")), text);
            refuses(post(address, Map.of("name", "Ada", "email", "ada", "password", text)), text);
            if (!NaughtyStrings.isWorthHashing(text)) continue;
            var answer = post(address, Map.of("name", text, "email", "ada@example.com", "password", text.repeat(3)));
            if (answer.getResponse().getStatus() == 200) {
                refuses(answer, text);
            } else {
                assertThat(answer).as(text).redirectedUrl().isEqualTo("/sign-in?ready");
                assertThat(staff("name")).containsExactly(text.strip());
                kept++;
                nobodyIsThere();
                address = "/set-up/" + link.issue();
            }
        }
        assertThat(kept).isPositive();
    }

    private void refuses(MvcTestResult answer, String text) {
        assertThat(answer).as(text).hasStatus(200);
        assertThat(answer).as(text).bodyText().contains("field-error").doesNotContain(NaughtyStrings.markup());
        assertThat(users.count()).as(text).isZero();
    }

    private List<String> staff(String column) {
        return jdbc.sql("select " + column + " from staff").query(String.class).list();
    }

    private void start(String email, String password) {
        new FirstAdmin(users, accounts, link, email, password, publicAddress).afterSingletonsInstantiated();
    }

    private MvcTestResult post(String address, Map<String, String> form) {
        var request = mvc.post().uri(address).with(csrf());
        form.forEach(request::param);
        return request.exchange();
    }
}
