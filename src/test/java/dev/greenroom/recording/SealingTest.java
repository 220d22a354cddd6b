package dev.greenroom.recording;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.greenroom.Browser;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Scene;
import dev.greenroom.Staff;
import dev.greenroom.account.Role;
import dev.greenroom.account.User;
import dev.greenroom.account.Users;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import dev.greenroom.interview.Participants;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** A finished recording is sealed once and for all, and whatever is changed in it afterwards is found. */
@GreenroomTest
class SealingTest {

    private static final int EVENTS = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    Browser browser = new Browser();

    @Autowired
    Scene scene;

    @Autowired
    Sealing sealing;

    @Autowired
    Seals seals;

    @Autowired
    CompactForms forms;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Users users;

    @Autowired
    Interviews interviews;

    @Autowired
    Participants participants;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Clock clock;

    User grace;
    UUID interview;

    @BeforeEach
    void anInterviewTakesPlace() {
        grace = Staff.newcomer(users, "Grace Hopper", Role.INTERVIEWER);
        var ada = new Interview("Ada Lovelace", grace, clock.instant());
        ada.start(clock.instant());
        interview = interviews.save(ada).id();
        for (var seq = 1; seq < EVENTS; seq++) insert(seq, "said");
        insert(EVENTS, "finished");
    }

    @Test
    void isSealedSoonAfterFinish() throws InterruptedException {
        finish();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (seals.of(interview).isEmpty() && System.nanoTime() < deadline) Thread.sleep(20);
        assertThat(seals.of(interview))
                .hasValueSatisfying(seal -> assertThat(seal.events()).isEqualTo(EVENTS));
        assertThat(waiting()).isZero();
        assertThat(seals.verify(interview)).isInstanceOf(Verdict.Intact.class);
    }

    @Test
    void whatACrashLeavesBehindIsSealedLater() {
        left();
        // All of it but the commit, while another node tries as well.
        transactions.executeWithoutResult(half -> {
            sealing.seal(interview);
            CompletableFuture.runAsync(() -> sealing.seal(interview)).join();
            assertThat(seals.of(interview)).isPresent();
            half.setRollbackOnly();
        });
        assertThat(seals.of(interview)).isEmpty();
        assertThat(waiting()).isOne();

        sealing.seal(interview);
        var seal = seals.of(interview).orElseThrow();
        sealing.seal(interview);
        assertThat(seals.of(interview)).hasValue(seal);
        assertThat(waiting()).isZero();
    }

    @Test
    void aRecordingWithAHoleIsNotSealed() {
        jdbc.sql("delete from recorded_event where interview_id = ? and seq = 3")
                .param(interview)
                .update();
        left();
        assertThatThrownBy(() -> sealing.seal(interview)).hasMessageContaining("Event 3 is missing");
        assertThat(seals.of(interview)).isEmpty();
        jdbc.sql("delete from unsealed where interview_id = ?").param(interview).update();
    }

    @Test
    void oneThatDoesNotFitIntoMemoryKeepsNoOtherFromItsSeal() {
        left();
        var tooLarge = interview;
        anInterviewTakesPlace();
        left();
        var tries = new AtomicInteger();
        var header = new RecordingHeader(participants) {
            @Override
            public String line(Interview finished) {
                if (finished.id().equals(tooLarge)) {
                    tries.incrementAndGet();
                    throw new OutOfMemoryError("as if there were not enough");
                }
                return super.line(finished);
            }
        };
        var small = new Sealing(jdbc, transactions, interviews, header, seals, forms, clock);
        small.look();
        small.look();
        await().atMost(PATIENCE).until(() -> tries.get() == 2);
        assertThat(seals.of(interview)).isPresent();
        sealing.seal(tooLarge);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into recorded_event (interview_id, seq, at, type, payload) values (:id, 7, 7, 'said', '{}')",
                "update recorded_event set payload = '{}' where interview_id = :id and seq = 1",
                "update recorded_event set interview_id = gen_random_uuid() where interview_id = :id and seq = 6",
                "delete from recorded_event where interview_id = :id",
                "update seal set events = 5 where interview_id = :id",
                "delete from seal where interview_id = :id"
            })
    void theDatabaseRefusesWhateverWouldChangeIt(String sql) {
        sealed();
        assertThatThrownBy(() -> jdbc.sql(sql).param("id", interview).update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("The recording is sealed");
        assertThat(seals.verify(interview)).isInstanceOf(Verdict.Intact.class);
    }

    @Test
    void theDatabaseRefusesToEmptyItsTables() {
        sealed();
        for (var table : new String[] {"recorded_event", "seal"})
            assertThatThrownBy(() -> jdbc.sql("truncate " + table).update())
                    .hasMessageContaining("There are sealed recordings");
    }

    @Test
    void nothingMovesIntoASealedRecording() {
        sealed();
        var other = UUID.randomUUID();
        jdbc.sql("insert into recorded_event (interview_id, seq, at, type, payload) values (?, 7, 7, 'said', '{}')")
                .param(other)
                .update();
        assertThatThrownBy(() -> jdbc.sql("update recorded_event set interview_id = ? where interview_id = ?")
                        .params(interview, other)
                        .update())
                .hasMessageContaining("The recording is sealed");
    }

    @Test
    void aChangedEventIsFound() {
        sealed();
        behindItsBack("update recorded_event set payload = replace(payload, 'words 3', 'lies') where seq = 3");
        assertThat(seals.verify(interview)).isEqualTo(new Verdict.Changed(4));
    }

    @Test
    void aMissingEndIsFound() {
        sealed();
        behindItsBack("delete from recorded_event where seq = 6");
        assertThat(seals.verify(interview)).isEqualTo(new Verdict.Missing(7));
    }

    @Test
    void twoSwappedEventsAreFound() {
        sealed();
        behindItsBack("update recorded_event set seq = 9 where seq = 2");
        behindItsBack("update recorded_event set seq = 2 where seq = 4");
        behindItsBack("update recorded_event set seq = 4 where seq = 9");
        assertThat(seals.verify(interview)).isEqualTo(new Verdict.Changed(3));
    }

    @Test
    void anEventThatWasAddedIsFound() {
        sealed();
        transactions.executeWithoutResult(_ -> {
            jdbc.sql("set local session_replication_role = replica").update();
            insert(EVENTS + 1, "said");
        });
        assertThat(seals.verify(interview)).isEqualTo(new Verdict.Extra(8));
    }

    @Test
    void aChangedFileIsFound() {
        sealed();
        behindItsBack("update seal set recording = set_byte(recording, 60, get_byte(recording, 60) # 255) where true");
        assertThat(seals.verify(interview)).isNotInstanceOf(Verdict.Intact.class);
        assertThat(verifyPage()).bodyText().contains("Not intact");
    }

    @Test
    void aReplayOfSomethingElseIsFound() {
        sealed();
        forms.ofSealed(interview);
        assertThat(seals.verify(interview)).isInstanceOf(Verdict.Intact.class);
        behindItsBack("update compact_recording set bytes = (select recording from seal where interview_id = '"
                + interview + "') where interview_id = '" + interview + "'");
        assertThat(seals.verify(interview)).isEqualTo(new Verdict.OtherReplay());
        assertThat(verifyPage())
                .bodyText()
                .contains("Not intact", "a copy that differs")
                .doesNotContain("Line 1 is the header");
        behindItsBack("update compact_recording set bytes = '\\x1f8b' where interview_id = '" + interview + "'");
        assertThat(seals.verify(interview)).isEqualTo(new Verdict.OtherReplay());
        behindItsBack("delete from compact_recording where interview_id = '" + interview + "'");
        assertThat(seals.verify(interview)).isInstanceOf(Verdict.Intact.class);
    }

    @Test
    void anotherHeadIsFound() {
        sealed();
        behindItsBack("update seal set head = reverse(head) where true");
        assertThat(seals.verify(interview)).isEqualTo(new Verdict.SealDamaged(8));
    }

    @Test
    void thePagesShowTheHeadAndSayWhatWasFound() {
        left();
        assertThat(replayPage()).bodyText().contains("Being sealed");
        assertThat(verifyPage()).hasStatusOk().bodyText().contains("not sealed yet");
        sealing.seal(interview);
        var head = seals.of(interview).orElseThrow().head();
        assertThat(replayPage()).bodyText().contains(head, "6 events");
        assertThat(verifyPage()).bodyText().contains("Intact.", head).doesNotContain("Not intact");
        assertThat(verifyPage()).headers().hasValue("X-Robots-Tag", "noindex");
        behindItsBack("update recorded_event set payload = '{}' where seq = 3");
        assertThat(verifyPage()).bodyText().contains("Not intact", "From line 4 on");
    }

    @Test
    void aPageThatIsOpenSaysSoByItself() {
        left();
        var page = scene.signedIn(browser.person(), grace);
        page.navigate("/interviews/" + interview + "/replay");
        assertThat(page.getByText("Being sealed")).isVisible();
        sealing.seal(interview);
        Scene.button(page, "Sealed").click();
        assertThat(page.locator("#chain-head"))
                .hasText(seals.of(interview).orElseThrow().head());
        assertThat(page.getByText("Being sealed")).hasCount(0);
        Scene.button(page, "Download").click();
        assertThat(Scene.link(page, "Download to watch offline")).isVisible();
    }

    @Test
    void theFileIsSentAsItIsStoredAndKept() throws IOException {
        left();
        var before = recording("gzip");
        assertThat(before.getResponse().getHeader("ETag")).isNull();
        sealing.seal(interview);
        var head = seals.of(interview).orElseThrow().head();

        var packed = recording("br, gzip;q=0.8");
        assertThat(packed).hasHeader("ETag", "\"" + head + ".gz\"").hasHeader("Content-Encoding", "gzip");
        assertThat(packed).hasHeader("Cache-Control", "no-cache, private").hasHeader("Vary", "Accept-Encoding");
        var plain = recording("gzip;q=0");
        assertThat(plain).hasHeader("ETag", "\"" + head + "\"").doesNotContainHeader("Content-Encoding");
        var text = plain.getResponse().getContentAsByteArray();
        assertThat(new GZIPInputStream(
                                new ByteArrayInputStream(packed.getResponse().getContentAsByteArray()))
                        .readAllBytes())
                .isEqualTo(text)
                .startsWith(before.getResponse().getContentAsByteArray());
        assertThat(Verifier.verify(new ByteArrayInputStream(text))).isEqualTo(new Verdict.Intact(head, EVENTS));

        var again = mvc.get()
                .uri("/interviews/{id}/recording.jsonl", interview)
                .header("Accept-Encoding", "gzip")
                .header("If-None-Match", "\"" + head + ".gz\"")
                .with(Staff.as(grace))
                .exchange();
        assertThat(again).hasStatus(304);
        assertThat(again.getResponse().getContentAsByteArray()).isEmpty();
    }

    private MvcTestResult recording(String encodings) {
        return mvc.get()
                .uri("/interviews/{id}/recording.jsonl", interview)
                .header("Accept-Encoding", encodings)
                .with(Staff.as(grace))
                .exchange();
    }

    private MvcTestResult replayPage() {
        return mvc.get()
                .uri("/interviews/{id}/replay", interview)
                .with(Staff.as(grace))
                .exchange();
    }

    private MvcTestResult verifyPage() {
        return mvc.get()
                .uri("/interviews/{id}/verify", interview)
                .with(Staff.as(grace))
                .exchange();
    }

    private void insert(long seq, String type) {
        jdbc.sql("insert into recorded_event (interview_id, seq, at, type, payload) values (?, ?, ?, ?, ?)")
                .params(
                        interview,
                        seq,
                        seq,
                        type,
                        "{\"seq\":%d,\"at\":%d,\"type\":\"%s\",\"text\":\"words %d é 😀\"}"
                                .formatted(seq, seq, type, seq))
                .update();
    }

    private void finish() {
        var ada = interviews.get(interview);
        ada.finish(clock.instant(), grace.id());
        interviews.save(ada);
    }

    /** Finished, and nobody was told: as after a crash. */
    private void left() {
        jdbc.sql("update interview set stage = 'FINISHED', finished_at = started_at where id = ?")
                .param(interview)
                .update();
        jdbc.sql("insert into unsealed (interview_id, finished_at) values (?, now())")
                .param(interview)
                .update();
    }

    private void sealed() {
        left();
        sealing.seal(interview);
    }

    private int waiting() {
        return jdbc.sql("select count(*) from unsealed where interview_id = ?")
                .param(interview)
                .query(Integer.class)
                .single();
    }

    /** As somebody who owns the database can: without its triggers. */
    private void behindItsBack(String sql) {
        transactions.executeWithoutResult(_ -> {
            jdbc.sql("set local session_replication_role = replica").update();
            assertThat(jdbc.sql(sql + " and interview_id = ?").param(interview).update())
                    .isOne();
        });
    }
}
