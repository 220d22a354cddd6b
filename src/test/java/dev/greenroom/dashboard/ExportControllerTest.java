package dev.greenroom.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import dev.greenroom.Scene;
import dev.greenroom.Staff;
import dev.greenroom.account.Role;
import dev.greenroom.account.User;
import dev.greenroom.account.Users;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import dev.greenroom.interview.Participants;
import jakarta.servlet.http.Cookie;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@GreenroomTest
class ExportControllerTest {

    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Interviews interviews;

    @Autowired
    Participants participants;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    @Autowired
    InterviewExport export;

    @Autowired
    Scene scene;

    @LocalServerPort
    int port;

    User grace;

    @BeforeEach
    void graceStartsWithAnEmptyList() {
        grace = Staff.newcomer(users, "Grace Hopper", Role.INTERVIEWER);
    }

    @Test
    void aLineSaysWhatIsKnownOfAnInterview() throws IOException {
        var interview = new Interview("Łukasz \"Lu\" Nowak, PhD", grace, NOW);
        interview.describe(interview.candidateName(), "lukasz@example.com", "Engineer");
        interview.label(List.of("Backend", "on site"));
        interview.reschedule(NOW.plusSeconds(7_200), 45);
        interview.assign(Set.of(grace.id()));
        interviews.save(interview);

        var line = lines(grace, "").getFirst();
        assertThat(line.get("Candidate")).isEqualTo("Łukasz \"Lu\" Nowak, PhD");
        assertThat(line.get("Email")).isEqualTo("lukasz@example.com");
        assertThat(line.get("Labels")).isEqualTo("Backend, on site");
        assertThat(line.get("Stage")).isEqualTo("Pending");
        assertThat(line.get("Scheduled (UTC)")).isEqualTo("2026-11-23 12:00");
        assertThat(line.get("Length in minutes")).isEqualTo("45");
        assertThat(line.get("Interviewers")).isEqualTo("Grace Hopper");
        assertThat(line.get("Link")).isEqualTo("http://localhost/i/" + interview.token());
        assertThat(line.get("Finished (UTC)")).isEmpty();
    }

    @Test
    void itIsAFileThatSpreadsheetsKnow() throws IOException {
        interviews.save(new Interview("Ada Lovelace", grace, NOW));
        var answer = mvc.get()
                .uri("/interviews.csv?stage=pending")
                .with(Staff.as(grace))
                .cookie(new Cookie("greenroom-zone", "-/Asia/Tokyo"))
                .exchange();
        assertThat(answer).hasStatusOk().hasContentType("text/csv;charset=UTF-8");
        assertThat(answer.getResponse().getHeader("Content-Disposition"))
                .matches("attachment; filename=\"interviews-pending-\\d{4}-\\d\\d-\\d\\d\\.csv\"");
        var bytes = answer.getResponse().getContentAsByteArray();
        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .startsWith("\uFEFFCandidate,Email,")
                .contains("2026-11-23 19:00", "Created (Asia/Tokyo)")
                .endsWith("\r\n");
    }

    @Test
    void nobodysNameIsAFormula() throws IOException {
        for (var name : List.of("=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", "＝1+1", "Ada =1"))
            interviews.save(new Interview(name, grace, NOW));
        assertThat(lines(grace, ""))
                .extracting(line -> line.get("Candidate"))
                .containsExactlyInAnyOrder("'=1+1", "'+cmd|' /C calc'!A0", "'-2", "'@SUM(A1)", "'＝1+1", "Ada =1");
    }

    @Test
    void aCellIsTextAndNothingElse() {
        assertThat(Stream.of("=", "\t=1", "\r=1", "\n=1", "1-2", "", 5).map(InterviewTable::cell))
                .containsExactly("'=", "'\t=1", "'\r=1", "'\n=1", "1-2", "", "5");
        assertThat(InterviewTable.cell(null)).isEmpty();
    }

    @Test
    void itHoldsTheWholeListInItsOrder() throws IOException {
        for (var i = 0; i < 251; i++) {
            var interview = new Interview("Ada " + i, grace, NOW);
            interview.reschedule(NOW.plusSeconds(i), null);
            interviews.save(interview);
        }
        var names = lines(grace, "?stage=pending&after=nonsense").stream()
                .map(line -> line.get("Candidate"))
                .toList();
        assertThat(names).hasSize(251).startsWith("Ada 0", "Ada 1").endsWith("Ada 250");
    }

    @Test
    void itIsTheListThatTheAddressNames() throws IOException {
        finished("Ada Lovelace", grace);
        var labelled = finished("Alan Turing", grace);
        labelled.label(List.of("Backend"));
        interviews.save(labelled);
        interviews.save(new Interview("Mary Jackson", grace, NOW));
        assertThat(names("?stage=finished")).containsExactlyInAnyOrder("Ada Lovelace", "Alan Turing");
        assertThat(names("?stage=finished&label=backend")).containsExactly("Alan Turing");
        assertThat(names("?stage=nonsense&from=x")).containsExactly("Mary Jackson");
        assertThat(names("?q=turing")).containsExactly("Alan Turing");
        assertThat(names("?q=mary+jackson&stage=finished")).isEmpty();
        var page = mvc.get()
                .uri("/interviews?stage=finished&label=backend&after=x")
                .with(Staff.as(grace))
                .exchange();
        assertThat(page).bodyText().contains("href=\"/interviews.csv?stage=finished&amp;label=backend\"");
    }

    @Test
    void itTellsNobodyWhatTheListDoesNot() throws IOException {
        var barbara = Staff.newcomer(users, "Barbara Liskov", Role.INTERVIEWER);
        var interview = finished("Ada Lovelace", grace, barbara);
        scorecard(interview, barbara, "STRONG_NO");
        assertThat(text(grace, "?stage=finished")).contains("Ada Lovelace").doesNotContain("Strong no");
        assertThat(lines(grace, "?stage=finished").getFirst().get("Feedback in"))
                .isEmpty();
        var told = lines(barbara, "?stage=finished").getFirst();
        assertThat(told.get("Recommendation")).isEqualTo("Strong no");
        assertThat(told.get("Feedback in")).isEqualTo("1");
        assertThat(told.get("Feedback missing")).isEqualTo("Grace Hopper");
        var stranger = Staff.newcomer(users, "Alan Turing", Role.INTERVIEWER);
        assertThat(lines(stranger, "?stage=finished")).isEmpty();
    }

    @Test
    void reviewersGetTheListThatTheyBeginWith() throws IOException {
        finished("Ada Lovelace", grace);
        assertThat(text(Staff.newcomer(users, "Edsger Dijkstra", Role.REVIEWER), ""))
                .contains("Ada Lovelace");
    }

    @Test
    void addressesAreForThoseWhoMayChangeThem() throws IOException {
        var barbara = Staff.newcomer(users, "Barbara Liskov", Role.INTERVIEWER);
        var interview = new Interview("Ada Lovelace", grace, NOW);
        interview.describe("Ada Lovelace", "ada@example.com", null);
        interview.assign(Set.of(barbara.id()));
        interviews.save(interview);
        assertThat(text(grace, "")).contains("ada@example.com");
        assertThat(text(barbara, "")).contains("Ada Lovelace").doesNotContain("ada@example.com");
    }

    @Test
    void whatCannotBeReadIsAPageAndNoFile() throws Exception {
        var connections = new ArrayList<Connection>();
        var others = export.running.drainPermits();
        try (var asked = ask("/interviews.csv")) {
            while (!export.running.hasQueuedThreads()) Thread.sleep(10);
            // It has been let in, and now pages have all connections until it gives up.
            takeAll(connections);
            export.running.release(others);
            while (export.running.hasQueuedThreads() || export.running.availablePermits() < others) Thread.sleep(10);
            giveBack(connections);
            assertThat(text(asked))
                    .startsWith("HTTP/1.1 503")
                    .contains("One moment")
                    .containsIgnoringCase("\r\nContent-Type: text/html;charset=UTF-8\r\n")
                    .doesNotContainIgnoringCase("Content-Disposition");
        } finally {
            giveBack(connections);
        }
    }

    @Test
    void nobodyWaitsForEverForOthersWhoTakeTheirTime() {
        var patience = export.patience;
        var others = export.running.drainPermits();
        export.patience = Duration.ZERO;
        try {
            var answer = mvc.get().uri("/interviews.csv").with(Staff.as(grace)).exchange();
            assertThat(answer)
                    .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                    .hasHeader("Retry-After", "30")
                    .doesNotContainHeader("Content-Disposition")
                    .bodyText()
                    .contains("Try again in half a minute");
            assertThat(export.running.availablePermits())
                    .as("who had no turn gives none back")
                    .isZero();
        } finally {
            export.patience = patience;
            export.running.release(others);
        }
        assertThat(mvc.get().uri("/interviews.csv").with(Staff.as(grace)).exchange())
                .hasStatusOk();
        assertThat(export.running.availablePermits()).isEqualTo(others);
    }

    @Test
    void whatBreaksOffDoesNotLookLikeAWholeFile() throws Exception {
        jdbc.sql("""
                insert into interview (id, token, candidate_name, search_name, position, due_at, stage, created_at,
                    created_by, version)
                select gen_random_uuid(), 'long-' || lpad(n::text, 17, '0'), 'Ada ' || n, 'ada ' || n, repeat('x', 10000),
                    '9999-12-31', 'PENDING', now(), ?, 0
                from generate_series(1, 2000) as n
                """).param(grace.id()).update();
        try (var asked = ask("/interviews.csv")) {
            var begin = new String(asked.getInputStream().readNBytes(1_000), StandardCharsets.UTF_8);
            assertThat(begin).startsWith("HTTP/1.1 200").containsIgnoringCase("\r\nTransfer-Encoding: chunked\r\n");
            while (endConnectionsThatReadInOneMoment() == 0) Thread.sleep(10);
            assertThat(text(asked)).contains("Ada ").doesNotContain("<html").doesNotEndWith("\r\n0\r\n\r\n");
        } finally {
            jdbc.sql("delete from interview where created_by = ?")
                    .param(grace.id())
                    .update();
        }
    }

    @Test
    void whatIsWholeSaysSo() throws Exception {
        interviews.save(new Interview("Ada Lovelace", grace, NOW));
        try (var asked = ask("/interviews.csv")) {
            assertThat(text(asked))
                    .startsWith("HTTP/1.1 200")
                    .contains("Ada Lovelace")
                    .endsWith("\r\n0\r\n\r\n");
        }
    }

    /** Asks as a browser on a slow line, which takes little at a time. */
    private Socket ask(String address) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress("localhost", port));
        var request =
                "GET %s HTTP/1.1\r\nHost: localhost:%d\r\nCookie: greenroom=%s\r\nAccept: text/html,*/*;q=0.8\r\nConnection: close\r\n\r\n";
        var bytes = request.formatted(address, port, scene.session(grace)).getBytes(StandardCharsets.UTF_8);
        socket.getOutputStream().write(bytes);
        return socket;
    }

    /** What comes until the line is closed or cut. */
    private static String text(Socket socket) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var in = socket.getInputStream();
        var some = new byte[8_192];
        try {
            for (var read = in.read(some); read >= 0; read = in.read(some)) bytes.write(some, 0, read);
        } catch (SocketException e) {
            // Cut.
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void takeAll(List<Connection> connections) throws SQLException {
        try {
            while (true) connections.add(database.getConnection());
        } catch (SQLTransientConnectionException e) {
            // None was free for some seconds.
        }
    }

    private static void giveBack(List<Connection> connections) throws SQLException {
        for (var connection : connections) connection.close();
    }

    private int endConnectionsThatReadInOneMoment() {
        return jdbc.sql("""
                select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and state = 'idle in transaction' and backend_xmin is not null
                """).query(Boolean.class).list().size();
    }

    private List<String> names(String query) throws IOException {
        return lines(grace, query).stream().map(line -> line.get("Candidate")).toList();
    }

    private List<CSVRecord> lines(User viewer, String query) throws IOException {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var parser = format.parse(new StringReader(text(viewer, query).substring(1)))) {
            return parser.getRecords();
        }
    }

    private String text(User viewer, String query) throws IOException {
        var answer =
                mvc.get().uri("/interviews.csv" + query).with(Staff.as(viewer)).exchange();
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private Interview finished(String name, User... interviewers) {
        return Ended.interview(interviews, participants, NOW, name, interviewers);
    }

    private void scorecard(Interview interview, User author, String recommendation) {
        Ended.judge(jdbc, interview, author, recommendation);
    }
}
