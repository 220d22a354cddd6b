package dev.greenroom.dashboard;

import static dev.greenroom.Staff.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.zaxxer.hikari.HikariDataSource;
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
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the pages with lists cost the database where there are 100,000 interviews: nothing that grows with them. In a context
 * of its own, for the sake of that many and of a database that says how it works.
 */
@Tag("long")
@GreenroomTest
@TestPropertySource(
        properties = {
            "greenroom.idle-finish=240h",
            "greenroom.programs=false",
            // Not between the statements of a page.
            "greenroom.count-weeks=24h",
            // Each plan would be logged.
            "logging.level.org.hibernate.orm.jdbc.warn=off",
            // The driver's default is 5: so a plan for any parameters is chosen, where it would be, after fewer
            // requests.
            "spring.datasource.hikari.data-source-properties.prepareThreshold=1"
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageCostTest {

    static final int INTERVIEWS = 100_000;

    /** Of one table in one statement, whatever a page asks: what somebody with many interviews owns, and some. */
    static final long MOST_ROWS = 5_000;

    /** PostgreSQL makes up its mind about plans for any parameters at the sixth time. */
    static final int TIMES = 6;

    /** One line for each kind of page; what is in braces is found out below. */
    static final List<String> PAGES = List.of(
            "/interviews",
            "/interviews?stage=active",
            "/interviews?stage=finished",
            "/interviews?stage=pending&after={pending}",
            "/interviews?stage=finished&after={finished}",
            "/interviews?stage=finished&before={finished}",
            "/interviews?stage=finished&feedback=mine",
            "/interviews?stage=finished&feedback=mine&after={finished}",
            "/interviews?q=",
            "/interviews?q=anna schmidt",
            "/interviews?q=schmidt anna&stage=finished",
            "/interviews?q=jonhson",
            "/interviews?q=qxzqxz",
            "/interviews?q={link}",
            "/interviews?stage=pending&sort=newest",
            "/interviews?stage=pending&sort=name",
            "/interviews?stage=finished&sort=oldest",
            "/interviews?stage=finished&sort=name",
            "/interviews?stage=finished&interviewer={interviewer}",
            "/interviews?stage=finished&author={author}",
            "/interviews?stage=pending&author={author}",
            "/interviews?stage=finished&label=referral",
            "/interviews?stage=finished&label=none",
            "/interviews?stage=finished&position=data engineer",
            "/interviews?stage=finished&position=none",
            "/interviews?stage=finished&from=2023-05-01&to=2023-05-07",
            "/interviews?stage=finished&mine=yes",
            "/interviews?stage=finished&recommendation=strong-no",
            "/interviews?q=an&stage=finished&label=referral&filter=",
            "/statistics");

    @TestConfiguration(proxyBeanMethods = false)
    static class Explained {

        @Bean
        static BeanPostProcessor explained() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource pool ? new ExplainedDataSource(pool) : bean;
                }
            };
        }
    }

    @Autowired
    ExplainedDataSource database;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Users users;

    @Autowired
    Interviews interviews;

    @Autowired
    Participants participants;

    @Autowired
    InterviewExport export;

    Set<String> large;
    Map<String, String> places;

    @BeforeAll
    void fill() throws Exception {
        jdbc.sql("""
                create table candidate_name as
                select n, name, ' ' || lower(name) as folded
                from (select n, (array['Anna', 'Hannah', 'Joanne', 'Ada', 'Grace', 'Jonathan', 'Maria', 'Olga', 'Zoe', 'Ines'])[1 + n % 10]
                             || ' ' || chr(65 + n % 26) || chr(97 + n % 23) || chr(97 + n % 17) || 'a '
                             || (array['Schmidt', 'Johnson', 'Meyer', 'Okafor', 'Novak', 'Silva', 'Petrov'])[1 + n % 7]
                             || chr(97 + n % 11) as name
                      from generate_series(0, 29999) as n) as made
                """).update();
        run("set many.interviews = " + INTERVIEWS + ";"
                + Files.readString(Path.of("src/test/resources/many-interviews.sql")));
        run("drop table candidate_name");
        run("vacuum analyze");
        for (var setting : ExplainedDataSource.SETTINGS)
            run("do $$ begin execute format('alter database %I set " + setting.replace("'", "''")
                    + "', current_database()); end $$");
        database.unwrap(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
        large = new HashSet<>(jdbc.sql("select relname from pg_class where relkind = 'r' and reltuples > 20000")
                .query(String.class)
                .list());
        assertThat(large)
                .contains("interview", "interview_interviewer", "participant", "scorecard", "own_interview")
                .contains("interview_label", "recorded_event");
        places = Map.of(
                "{pending}", place("due_at", "PENDING"),
                "{finished}", place("finished_at", "FINISHED"),
                "{interviewer}", account("many@").id().toString(),
                "{author}", of(Role.RECRUITER).id().toString(),
                "{link}",
                        jdbc.sql("select token from interview offset 500 limit 1")
                                .query(String.class)
                                .single());
    }

    @Test
    void noPageReadsALargeTableAsAWhole() {
        var softly = new SoftAssertions();
        var decided = EnumSet.noneOf(Role.class);
        for (var viewer : List.of(account("few@"), account("many@"), of(Role.ADMIN), of(Role.REVIEWER))) {
            // The same role's statements are the same.
            var times = decided.add(viewer.role()) ? TIMES : 1;
            for (var page : PAGES) {
                // By what is wrong: a statement that is, is so many times.
                var grows = new HashMap<String, String>();
                for (var time = 0; time < times; time++)
                    for (var plan : plans(viewer, page))
                        plan.whatGrows(large, mostRows(page)).forEach(what -> grows.put(what, plan.statement()));
                softly.assertThat(grows).as("%s as %s", page, viewer.role()).isEmpty();
            }
        }
        softly.assertAll();
    }

    /** It decides how the newest are gathered, in each search. */
    @Test
    void theDatabaseKnowsHowManyAreRecent() {
        var recency = "coalesce(finished_at, started_at, created_at)";
        var horizon = jdbc.sql(
                        "select " + recency + "::text from interview order by " + recency + " desc offset ? limit 1")
                .param(Horizon.NEWEST)
                .query(String.class)
                .single();
        var plan = jdbc.sql("explain (format json) select from interview where cancelled_at is null and %s >= '%s'"
                        .formatted(recency, horizon))
                .query(String.class)
                .single();
        var expected =
                JsonMapper.shared().readTree(plan).at("/0/Plan/Plan Rows").asInt();
        assertThat(expected).isBetween(Horizon.NEWEST / 2, Horizon.NEWEST * 2);
    }

    @Test
    void theNewestAreNotLookedThroughInVain() {
        var admin = of(Role.ADMIN);
        plans(admin, "/interviews?q=qxzqxz"); // what they are searched by is read once a minute
        var isAmongNewest =
                Pattern.compile("coalesce\\(\\w+\\.finished_at,\\w+\\.started_at,\\w+\\.created_at\\)\\s*>=");
        assertThat(plans(admin, "/interviews?q=an"))
                .anyMatch(plan -> isAmongNewest.matcher(plan.statement()).find());
        assertThat(plans(admin, "/interviews?q=qxzqxz"))
                .noneMatch(plan -> isAmongNewest.matcher(plan.statement()).find());
    }

    /** What is common in two ways and less so in both is looked for further back: docs/adr/0009. */
    private static long mostRows(String page) {
        return page.startsWith("/interviews?q=") && page.contains("&label=") ? 12_000 : MOST_ROWS;
    }

    @Test
    void fiftyRowsAskNoMoreThanFive() {
        var five = withFinished(5);
        var fifty = withFinished(InterviewList.PAGE);
        var softly = new SoftAssertions();
        for (var page : List.of(
                "/interviews?stage=finished",
                "/interviews?stage=finished&feedback=mine",
                "/interviews?q=a",
                "/statistics"))
            softly.assertThat(plans(fifty, page))
                    .as(page)
                    .hasSameSizeAs(plans(five, page))
                    .hasSizeBetween(page.equals("/statistics") ? 3 : 5, 15);
        softly.assertAll();
    }

    /** Nor is it written that the page was asked for, which would have it wait for the disk. */
    @Test
    void aPageReadsItsSessionOnce() {
        var signedIn = mvc.post()
                .uri("/sign-in")
                .with(csrf())
                .param("email", "few@example.com")
                .param("password", "correct horse battery")
                .exchange();
        var cookie = Objects.requireNonNull(signedIn.getResponse().getCookie("greenroom"));
        Runnable page =
                () -> assertThat(mvc.get().uri("/interviews").cookie(cookie)).hasStatusOk();
        page.run(); // the first one's forms want a token in the session
        var plans = database.plansDuring(page);
        assertThat(plans.stream().map(QueryPlan::parse).map(QueryPlan::statement))
                .filteredOn(statement -> statement.toLowerCase(Locale.ROOT).contains("spring_session"))
                .singleElement()
                .asString()
                .startsWithIgnoringCase("select");
    }

    /** What was written is forgotten: a million lines are to take no more than the first thousands. */
    @Test
    void aLongFileTakesNoMoreMemoryThanAShortOne() throws IOException {
        var used = new ArrayList<Long>();
        var admin = of(Role.ADMIN);
        // Links are written as whoever asks has come here.
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
        export.list(admin, ZoneOffset.UTC, InterviewList.Which.all(Stage.FINISHED), new Writer() {
            private int lines;

            @Override
            public void write(char[] text, int from, int length) {
                for (var i = from; i < from + length; i++)
                    if (text[i] == '\n' && ++lines % (INTERVIEWS / 10) == 0) used.add(usedMemory());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
        RequestContextHolder.resetRequestAttributes();
        assertThat(used).hasSizeGreaterThan(8);
        // A line that is kept is at least a kilobyte.
        assertThat(used.getLast() - used.getFirst()).isLessThan(INTERVIEWS / 4 * 1_024L);
    }

    private static long usedMemory() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private List<QueryPlan> plans(User viewer, String page) {
        var address = page;
        for (var place : places.entrySet()) address = address.replace(place.getKey(), place.getValue());
        var uri = address;
        var plans = database.plansDuring(
                () -> assertThat(mvc.get().uri(uri).with(as(viewer))).as(uri).hasStatusOk());
        assertThat(plans).as(page).isNotEmpty();
        return plans.stream().map(QueryPlan::parse).toList();
    }

    /** Somebody new with so many of everything that a row can have. */
    private User withFinished(int many) {
        var grace = Staff.newcomer(users, "Grace Hopper", Role.INTERVIEWER);
        var alan = Staff.newcomer(users, "Alan Turing", Role.INTERVIEWER);
        IntStream.range(0, many).forEach(i -> {
            var interview = new Interview("Ada Lovelace", grace, Instant.now());
            interview.assign(Set.of(grace.id(), alan.id()));
            interview.label(List.of("Backend", "Label " + i));
            interview.start(Instant.now().minus(Duration.ofHours(1)));
            interview.finish(Instant.now(), grace.id());
            interviews.save(interview);
            for (var user : List.of(grace, alan))
                participants.save(Participant.interviewer(interview, user, Instant.now()));
        });
        return grace;
    }

    private User account(String email) {
        return users.findByEmailFolded(email + "example.com").orElseThrow();
    }

    private User of(Role role) {
        return users.get(jdbc.sql("select id from staff where role = ? limit 1")
                .param(role.name())
                .query(UUID.class)
                .single());
    }

    private String place(String key, String stage) {
        return jdbc.sql(
                        "select id, %1$s from interview where stage = '%2$s' and %1$s < '9000-01-01' order by %1$s offset %3$d limit 1"
                                .formatted(key, stage, stage.equals("PENDING") ? 100 : INTERVIEWS / 2))
                .query((row, _) -> new Place(row.getTimestamp(2).toInstant(), row.getObject(1, UUID.class)).text())
                .single();
    }

    /** However long it takes: pages give up a database that says nothing for a minute. */
    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setNetworkTimeout(Runnable::run, 0);
            statement.execute(sql);
        }
    }
}
