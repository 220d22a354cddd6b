package dev.greenroom.access;

import dev.greenroom.account.Accounts;
import dev.greenroom.account.Role;
import dev.greenroom.account.User;
import dev.greenroom.account.Users;
import dev.greenroom.interview.Interview;
import dev.greenroom.interview.Interviews;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/** The people and interviews of the access table, made once by the application's own pages. */
class Visits {

    private static final String PASSWORD = "correct horse battery";
    private static final Map<String, String> JOINING = Map.of("name", "Ada", "agree", "true");

    private final Accounts accounts;
    private final Users users;
    private final Interviews interviews;
    private final SessionRepository<? extends Session> sessions;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ServletWebServerApplicationContext application;
    private final Map<Visitor, User> staff = new EnumMap<>(Visitor.class);
    private final Map<Visitor, HttpVisitor> browsers = new EnumMap<>(Visitor.class);
    private final Map<String, Place> sharedPlaces = new HashMap<>();

    Visits(
            Accounts accounts,
            Users users,
            Interviews interviews,
            SessionRepository<? extends Session> sessions,
            JdbcClient jdbc,
            Clock clock,
            ServletWebServerApplicationContext application) {
        this.accounts = accounts;
        this.users = users;
        this.interviews = interviews;
        this.sessions = sessions;
        this.jdbc = jdbc;
        this.clock = clock;
        this.application = application;
    }

    /** That visitor's browser, at that place. */
    HttpVisitor browser(Visitor visitor, Place place) {
        var browser = switch (visitor) {
            case NOBODY, ADA, ELSEWHERE -> newBrowser().sees("/sign-in");
            case GONE -> deactivated();
            default -> staff(visitor).copy();
        };
        if (visitor == Visitor.ADA && !place.candidateSeat().isEmpty())
            browser.holds("greenroom-seat", place.candidateSeat(), "/i/" + place.token());
        if (visitor == Visitor.ELSEWHERE) {
            // Her browser would not even send it here.
            browser.holds("greenroom-seat", shared("elsewhere").candidateSeat(), "/i/");
        }
        return browser;
    }

    /** A place that nobody changes, for looking only. */
    Place shared(String stage) {
        return sharedPlaces.computeIfAbsent(stage, this::place);
    }

    /** A new interview in a stage of the table; {@code elsewhere} is an Active one that nobody visits. */
    Place place(String stage) {
        if (stage.equals("-")) stage = "new";
        var interview = new Interview("Ada Lovelace", user(Visitor.CREATOR), clock.instant());
        interview.assign(Set.of(user(Visitor.ASSIGNED).id()));
        interview = interviews.save(interview);
        var link = "/i/" + interview.token();
        var seat = "";
        if (!stage.equals("new")) {
            var ada = newBrowser().sees("/sign-in");
            ada.post(link + "/candidate", JOINING);
            seat = Objects.requireNonNull(ada.cookie("greenroom-seat", link), "Ada's seat");
        }
        var request = new UUID(0, 0);
        if (Set.of("active", "finished", "elsewhere").contains(stage)) {
            newBrowser().sees("/sign-in").post(link + "/ask", JOINING);
            request = jdbc.sql("select id from seat_request where interview_id = ?")
                    .param(interview.id())
                    .query(UUID.class)
                    .single();
            enter(staff(Visitor.SEATED), link);
        }
        var place = new Place(interview.id(), interview.token(), seat, request);
        if (stage.equals("finished")) staff(Visitor.SEATED).post("/interviews/" + interview.id() + "/finish", Map.of());
        if (stage.equals("cancelled"))
            staff(Visitor.CREATOR).post("/interviews/" + interview.id() + "/cancel", Map.of());
        return place;
    }

    /** What the button does: the form, then where it leads. */
    static String enter(HttpVisitor browser, String link) {
        browser.post(link + "/interviewer", Map.of());
        var answer = browser.get(link + "/interviewer");
        return answer.headers().firstValue("Location").orElse(String.valueOf(answer.statusCode()));
    }

    HttpVisitor newBrowser() {
        return new HttpVisitor(base());
    }

    String base() {
        return "http://localhost:" + application.getWebServer().getPort();
    }

    User user(Visitor visitor) {
        staff(visitor);
        return Objects.requireNonNull(staff.get(visitor));
    }

    private HttpVisitor staff(Visitor visitor) {
        return browsers.computeIfAbsent(visitor, this::signIn);
    }

    private HttpVisitor signIn(Visitor visitor) {
        var user = accounts.create(UUID.randomUUID() + "@greenroom.example", visitor.name(), role(visitor), PASSWORD);
        staff.put(visitor, user);
        var browser = newBrowser().sees("/sign-in");
        browser.post("/sign-in", Map.of("email", user.email(), "password", PASSWORD));
        return browser.sees("/interviews");
    }

    private static Role role(Visitor visitor) {
        return switch (visitor) {
            case REVIEWER -> Role.REVIEWER;
            case STRANGER, CREATOR, ASSIGNED, SEATED -> Role.INTERVIEWER;
            case RECRUITER, GONE -> Role.RECRUITER;
            case ADMIN -> Role.ADMIN;
            case NOBODY, ADA, ELSEWHERE -> throw new IllegalArgumentException(visitor + " has no account");
        };
    }

    /** Their session ends with the first visit, so each visit gets one as it was when they were still active. */
    private HttpVisitor deactivated() {
        var browser = staff(Visitor.GONE).copy();
        var id = new String(
                Base64.getDecoder().decode(Objects.requireNonNull(browser.cookie("greenroom", "/"))),
                StandardCharsets.UTF_8);
        var user = users.get(user(Visitor.GONE).id());
        if (user.isActive()) {
            user.deactivate(clock.instant());
            users.save(user);
            staff.put(Visitor.GONE, user);
        }
        var copy = copySession(sessions, id);
        browser.holds("greenroom", Base64.getEncoder().encodeToString(copy.getBytes(StandardCharsets.UTF_8)), "/");
        return browser;
    }

    private static <S extends Session> String copySession(SessionRepository<S> repository, String id) {
        var original = Objects.requireNonNull(repository.findById(id), "the session to copy");
        var copy = repository.createSession();
        original.getAttributeNames().forEach(name -> copy.setAttribute(name, original.getAttribute(name)));
        repository.save(copy);
        return copy.getId();
    }
}
