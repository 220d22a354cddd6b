package dev.greenroom.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.greenroom.GreenroomTest;
import dev.greenroom.LockWaits;
import dev.greenroom.Staff;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@GreenroomTest
class StaffControllerTest {

    private static final String PASSWORD = "correct horse battery";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Users users;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    @Autowired
    FindByIndexNameSessionRepository<? extends Session> sessions;

    final String email = UUID.randomUUID() + "@greenroom.example";

    User admin;

    @BeforeEach
    void anAdmin() {
        admin = Staff.newcomer(users, "Barbara Liskov", Role.ADMIN);
    }

    @Test
    void anAdminAddsSomebodyWhoCanSignIn() {
        var added = post(
                "/staff", Map.of("name", " Ada Lovelace ", "email", email, "role", "RECRUITER", "password", PASSWORD));
        assertThat(added).redirectedUrl().isEqualTo("/staff?added");
        var ada = users.findByEmailFolded(email).orElseThrow();
        assertThat(ada.name()).isEqualTo("Ada Lovelace");
        assertThat(ada.role()).isEqualTo(Role.RECRUITER);
        assertThat(accounts.isPassword(ada, PASSWORD)).isTrue();

        var again = post(
                "/staff",
                Map.of("name", "Ada", "email", email.toUpperCase(), "role", "RECRUITER", "password", PASSWORD));
        assertThat(again).hasStatus(200).bodyText().contains("There is an account with this address already.");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void anAddressThatIsAddedTwiceAtTheSameMomentIsAddedOnce(CapturedOutput output) throws Exception {
        Callable<Integer> adding =
                () -> post("/staff", Map.of("name", "Ada", "email", email, "role", "RECRUITER", "password", PASSWORD))
                        .getResponse()
                        .getStatus();
        var answers = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var third = database.getConnection();
                var hold = third.prepareStatement("lock table staff in share mode")) {
            // Each has seen by then that nobody has the address.
            third.setAutoCommit(false);
            hold.execute();
            var all = Stream.generate(() -> threads.submit(adding)).limit(3).toList();
            LockWaits.awaitThat(3, jdbc);
            third.rollback();
            for (var one : all) answers.add(one.get());
        }
        assertThat(answers).containsExactlyInAnyOrder(302, 200, 200);
        assertThat(output).contains("staff_email_folded_key").doesNotContain(email, "{bcrypt}");
    }

    @Test
    void whatAnotherAdminChangedMeanwhileIsNotReplacedUnseen() {
        var ada = accounts.create(email, "Ada Lovelase", Role.ADMIN, PASSWORD);
        var address = "/staff/" + ada.id();
        assertThat(mvc.get().uri(address).with(Staff.as(admin)))
                .bodyText()
                .contains("name=\"nameBefore\" value=\"Ada Lovelase\"", "name=\"roleBefore\" value=\"ADMIN\"");
        assertThat(post(address, Map.of("name", "Ada Lovelase", "role", "REVIEWER", "password", "")))
                .hasStatus(302);

        var mine = new HashMap<>(Map.of("name", "Ada Lovelace", "role", "ADMIN", "password", ""));
        mine.putAll(Map.of("nameBefore", "Ada Lovelase", "roleBefore", "ADMIN"));
        assertThat(post(address, mine))
                .hasStatusOk()
                .bodyText()
                .contains("Somebody has changed this account in the meantime", "Ada Lovelase, Reviewer")
                .contains("value=\"Ada Lovelace\"", "name=\"roleBefore\" value=\"REVIEWER\"");
        assertThat(users.get(ada.id()).role()).isEqualTo(Role.REVIEWER);

        mine.put("roleBefore", "REVIEWER");
        assertThat(post(address, mine)).hasStatus(302);
        assertThat(users.get(ada.id()).role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void whatDoesNotFitIsSaid() {
        var answer = post("/staff", Map.of("name", " ", "email", "nobody", "role", "RECRUITER", "password", "short"));
        assertThat(answer).hasStatus(200);
        assertThat(answer)
                .bodyText()
                .contains("Please give your name.", "does not look like an email", "at least 12")
                .doesNotContain("short\"");
        var long72 = post("/account/password", Map.of("current", PASSWORD, "next", "🔑".repeat(19)));
        assertThat(long72).bodyText().contains("at most 72 bytes").doesNotContain("at least 12 characters.");
        assertThat(answer).bodyText().doesNotContain("bytes");
        var king = post("/staff", Map.of("name", "Ada", "email", email, "role", "KING", "password", PASSWORD));
        assertThat(king).hasStatus(200).bodyText().contains("Please choose a role.", "value=\"Ada\"");
        var crowned = Map.of("name", "Ada", "role", "KING", "password", "", "nameBefore", "Barbara");
        assertThat(post("/staff/" + admin.id(), crowned))
                .hasStatus(200)
                .bodyText()
                .contains("Please choose a role.", "name=\"nameBefore\" value=\"Barbara\"");
    }

    @Test
    void aChangedRoleCountsAtOnce() {
        var ada = accounts.create(email, "Ada Lovelace", Role.REVIEWER, PASSWORD);
        assertThat(mvc.get().uri("/interviews/new").with(Staff.as(ada))).hasStatus(403);
        assertThat(post("/staff/" + ada.id(), Map.of("name", "Ada King", "role", "INTERVIEWER", "password", "")))
                .hasStatus(302);
        assertThat(mvc.get().uri("/interviews/new").with(Staff.as(ada))).hasStatus(200);
        assertThat(users.get(ada.id()).name()).isEqualTo("Ada King");
        assertThat(accounts.isPassword(users.get(ada.id()), PASSWORD))
                .as("an empty one keeps it")
                .isTrue();
    }

    @Test
    void whoIsDeactivatedIsOutAndCanComeBack() {
        var ada = accounts.create(email, "Ada Lovelace", Role.REVIEWER, PASSWORD);
        signIn(email, PASSWORD);
        assertThat(openSessions(ada)).isEqualTo(1);
        assertThat(post("/staff/" + ada.id() + "/deactivate", Map.of())).hasStatus(302);
        assertThat(openSessions(ada)).isZero();
        assertThat(signIn(email, PASSWORD)).contains("error");
        assertThat(post("/staff/" + ada.id() + "/activate", Map.of())).hasStatus(302);
        assertThat(signIn(email, PASSWORD)).endsWith("/interviews");
    }

    @Test
    void somebodyStaysWhoCanLookAfterAccounts() {
        // Every other admin of this database steps back for the length of the test.
        var others = jdbc.sql(
                        "update staff set deactivated_at = now() where role = 'ADMIN' and deactivated_at is null and id <> ? returning id")
                .param(admin.id())
                .query(UUID.class)
                .list();
        try {
            assertThat(post("/staff/" + admin.id() + "/deactivate", Map.of()))
                    .redirectedUrl()
                    .isEqualTo("/staff?lastAdmin");
            assertThat(post("/staff/" + admin.id(), Map.of("name", "Barbara", "role", "REVIEWER", "password", "")))
                    .redirectedUrl()
                    .isEqualTo("/staff?lastAdmin");
            assertThat(users.get(admin.id()).role()).isEqualTo(Role.ADMIN);
            assertThat(users.get(admin.id()).isActive()).isTrue();
        } finally {
            others.forEach(id -> jdbc.sql("update staff set deactivated_at = null where id = ?")
                    .param(id)
                    .update());
        }
    }

    @Test
    void everyoneChangesTheirOwnNameAndPassword() {
        var ada = accounts.create(email, "Ada Lovelace", Role.REVIEWER, PASSWORD);
        signIn(email, PASSWORD);
        assertThat(postAs(ada, "/account/name", Map.of("name", "Ada King"))).hasStatus(302);
        assertThat(users.get(ada.id()).name()).isEqualTo("Ada King");

        assertThat(postAs(ada, "/account/password", Map.of("current", "wrong", "next", "another horse battery")))
                .bodyText()
                .contains("This is not your current password.");
        assertThat(postAs(ada, "/account/password", Map.of("current", PASSWORD, "next", "another horse battery")))
                .hasStatus(302);
        assertThat(accounts.isPassword(users.get(ada.id()), "another horse battery"))
                .isTrue();
        assertThat(openSessions(ada)).as("elsewhere").isZero();
    }

    private long openSessions(User user) {
        return sessions.findByPrincipalName(user.id().toString()).size();
    }

    private MvcTestResult post(String address, Map<String, String> form) {
        return postAs(admin, address, form);
    }

    private MvcTestResult postAs(User user, String address, Map<String, String> form) {
        var request = mvc.post().uri(address).with(csrf()).with(Staff.as(user));
        form.forEach(request::param);
        return request.exchange();
    }

    private String signIn(String email, String password) {
        var result = mvc.post()
                .uri("/sign-in")
                .with(csrf())
                .param("email", email)
                .param("password", password)
                .exchange();
        return String.valueOf(result.getResponse().getRedirectedUrl());
    }
}
