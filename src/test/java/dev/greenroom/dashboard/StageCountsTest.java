package dev.greenroom.dashboard;

import static dev.greenroom.Staff.as;
import static dev.greenroom.interview.Stage.FINISHED;
import static dev.greenroom.interview.Stage.PENDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.greenroom.GreenroomTest;
import dev.greenroom.Staff;
import dev.greenroom.account.Role;
import dev.greenroom.account.User;
import dev.greenroom.account.Users;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import dev.greenroom.interview.Participant;
import dev.greenroom.interview.Participants;
import dev.greenroom.interview.Stage;
import dev.greenroom.room.Seating;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@GreenroomTest
class StageCountsTest {

    static final int THREADS = 16;
    static final int STEPS = 25;

    /** The rules as docs/security.md has them, for one member of staff. */
    private static final String SEEN = """
            from interview i join staff s on s.id = ?
            where i.cancelled_at is null
              and (i.candidate_email_folded is null or i.candidate_email_folded <> s.email_folded)
              and case s.role
                when 'INTERVIEWER' then i.created_by = s.id
                    or exists (select from interview_interviewer a where a.interview_id = i.id and a.staff_id = s.id)
                    or exists (select from participant p where p.interview_id = i.id and p.staff_id = s.id)
                when 'REVIEWER' then i.stage = 'FINISHED'
                else true end
            """;

    @Autowired
    StageCounts counts;

    @Autowired
    Interviews interviews;

    @Autowired
    Participants participants;

    @Autowired
    Users users;

    @Autowired
    Seating seating;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Clock clock;

    User admin;
    User recruiter;
    User reviewer;
    List<User> interviewers;
    List<User> everybody;

    /** What has succeeded at least once. */
    final Set<String> done = ConcurrentHashMap.newKeySet();

    @BeforeEach
    void aCompany() {
        admin = Staff.newcomer(users, "Mary Jackson", Role.ADMIN);
        recruiter = Staff.newcomer(users, "Ida Rhodes", Role.RECRUITER);
        reviewer = Staff.newcomer(users, "Edsger Dijkstra", Role.REVIEWER);
        interviewers = List.of(
                Staff.newcomer(users, "Grace Hopper", Role.INTERVIEWER),
                Staff.newcomer(users, "Barbara Liskov", Role.INTERVIEWER),
                Staff.newcomer(users, "Alan Turing", Role.INTERVIEWER));
        everybody = new ArrayList<>(interviewers);
        everybody.addAll(List.of(admin, recruiter, reviewer));
    }

    /** Every look is at one moment of the database, so the numbers must be right in the middle of it, too. */
    @Test
    void areRightAtEveryMomentWhileSixteenWorkAtOnce() throws Exception {
        var shared = new CopyOnWriteArrayList<Interview>();
        for (var i = 0; i < 4; i++) shared.add(interview(interviewers.getFirst()));
        var working = new AtomicBoolean(true);
        try (var threads = Executors.newFixedThreadPool(THREADS + 1)) {
            var looks = threads.submit(() -> {
                var times = 0;
                for (; working.get(); times++) {
                    check(List.of(everybody.get(times % everybody.size())));
                    counts.addUp();
                }
                return times;
            });
            var workers = IntStream.range(0, THREADS)
                    .<Callable<Void>>mapToObj(seed -> () -> work(new Random(seed), shared))
                    .toList();
            var worked = threads.invokeAll(workers);
            working.set(false);
            for (var worker : worked) worker.get();
            assertThat(looks.get()).isPositive();
        }
        assertThat(done).contains("create", "edit", "join", "finish", "cancel", "restore", "feedback");
        check();
        counts.addUp();
        check();
        assertThat(pieces()).as("those of all there are, added up").isLessThanOrEqualTo(Stage.values().length);
    }

    @Test
    void areWhatTheyWereWhenAChangeIsTakenBack() {
        var grace = interviewers.getFirst();
        var kept = interview(grace);
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            kept.cancel(clock.instant());
            interviews.save(kept);
            var other = interview(grace);
            participants.save(Participant.interviewer(other, interviewers.getLast(), clock.instant()));
            assertThat(counts.of(grace)).as("before it is").containsEntry(PENDING, 1L);
            check();
            status.setRollbackOnly();
        });
        assertThat(counts.of(grace)).containsEntry(PENDING, 1L);
        assertThat(counts.of(interviewers.getLast())).containsEntry(PENDING, 0L);
        check();
    }

    @Test
    void oweFeedbackOnlyToWhomTheyInterviewed() {
        var grace = interviewers.getFirst();
        var interview = interview(grace);
        participants.save(Participant.interviewer(interview, grace, clock.instant()));
        interview.start(clock.instant());
        interview = interviews.save(interview);
        assertThat(counts.owedBy(grace)).as("while it runs").isZero();
        interview.finish(clock.instant(), null);
        interview = interviews.save(interview);
        assertThat(counts.owedBy(grace)).isOne();

        post(grace, interview, "feedback", "version", "0", "recommendation", "YES");
        assertThat(done).containsExactly("feedback");
        assertThat(counts.owedBy(grace)).as("once it is submitted").isZero();
        assertThat(counts.of(grace)).containsEntry(FINISHED, 1L);
    }

    @Test
    void leaveOutWhereTheViewerIsTheCandidate() {
        var interview = new Interview("Ida Rhodes", admin, clock.instant());
        interview.describe("Ida Rhodes", " " + recruiter.email().toUpperCase(Locale.ROOT), null);
        var before = counts.of(recruiter);
        interviews.save(interview);
        assertThat(counts.of(recruiter)).isEqualTo(before);
        check();
    }

    /** What one of the sixteen does. A step that is too late for its interview is refused, as it is to anybody. */
    private Void work(Random random, List<Interview> shared) {
        for (var step = 0; step < STEPS; step++) {
            var interview = shared.get(random.nextInt(Math.max(0, shared.size() - 8), shared.size()));
            var author = author(interview);
            var somebody = interviewers.get(random.nextInt(interviewers.size()));
            switch (random.nextInt(9)) {
                case 0, 1 -> {
                    shared.add(interview(somebody));
                    done.add("create");
                }
                case 2 -> {
                    var address = random.nextBoolean() ? recruiter.email() : "";
                    var asked = somebody.id().toString();
                    post(
                            author,
                            interview,
                            "edit",
                            "candidateName",
                            "Ada",
                            "candidateEmail",
                            address,
                            "interviewers",
                            asked);
                }
                case 3 -> join(() -> seating.interviewer(interview, somebody));
                case 4 -> join(() -> seating.candidate(interview, "Ada"));
                case 5 -> {
                    join(() -> seating.interviewer(interview, author));
                    join(() -> seating.candidate(interview, "Ada"));
                    post(author, interview, "finish");
                }
                case 6 -> post(author, interview, "cancel");
                case 7 -> post(author, interview, "restore");
                default -> post(somebody, interview, "feedback", "version", "0", "recommendation", "YES");
            }
        }
        return null;
    }

    private void post(User who, Interview interview, String what, String... parameters) {
        var request = mvc.post()
                .uri("/interviews/" + interview.id() + "/" + what)
                .with(csrf())
                .with(as(who));
        for (var i = 0; i < parameters.length; i += 2) request = request.param(parameters[i], parameters[i + 1]);
        var answer = request.exchange();
        assertThat(answer.getUnresolvedException()).as(what).isNull();
        var status = answer.getResponse().getStatus();
        assertThat(status).as(what).isIn(200, 302, 403, 404, 409);
        if (status == 302) done.add(what);
    }

    /** Whoever finds the seat taken or the interview over has lost nothing; whom the database turned away has. */
    private void join(Supplier<String> seat) {
        try {
            seat.get();
            done.add("join");
        } catch (NonTransientDataAccessException | TransientDataAccessException e) {
            if (!(e instanceof OptimisticLockingFailureException)) throw e;
        } catch (AssertionError | RuntimeException e) {
            done.add("refused");
        }
    }

    private void check() {
        check(everybody);
    }

    /** At one moment, for all of them: what is kept is what the rules say. */
    private void check(List<User> viewers) {
        var moment = new TransactionTemplate(transactions);
        moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        moment.executeWithoutResult(_ -> {
            for (var user : viewers) {
                assertThat(counts.of(user)).as("%s's", user.role()).isEqualTo(counted(user));
                assertThat(counts.owedBy(user)).as("owed by %s", user.role()).isEqualTo(owed(user));
            }
        });
    }

    private Map<Stage, Long> counted(User user) {
        var numbers = new EnumMap<Stage, Long>(Stage.class);
        for (var stage : Stage.values())
            numbers.put(
                    stage,
                    jdbc.sql("select count(*) " + SEEN + " and i.stage = ?")
                            .params(user.id(), stage.name())
                            .query(Long.class)
                            .single());
        return numbers;
    }

    private long owed(User user) {
        return jdbc.sql("select count(*) " + SEEN + """
                        and i.stage = 'FINISHED'
                        and exists (select from participant p
                                    where p.interview_id = i.id and p.staff_id = s.id and p.entered_at is not null)
                        and not exists (select from scorecard c where c.interview_id = i.id and c.author_id = s.id)
                        """)
                .param(user.id())
                .query(Long.class)
                .single();
    }

    private long pieces() {
        return jdbc.sql("select count(*) from interview_count where staff_id = ?")
                .param(new UUID(0, 0))
                .query(Long.class)
                .single();
    }

    private User author(Interview interview) {
        return interviewers.stream()
                .filter(user -> user.id().equals(interview.createdBy()))
                .findFirst()
                .orElseThrow();
    }

    private Interview interview(User author) {
        return interviews.save(new Interview("Ada Lovelace", author, clock.instant()));
    }
}
