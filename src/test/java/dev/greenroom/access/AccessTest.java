package dev.greenroom.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.greenroom.GreenroomTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

/**
 * Every address times every kind of visitor, over real HTTP. The addresses come from the application itself: one without
 * a row in {@code src/test/resources/access.txt} fails here.
 */
@GreenroomTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {

    private static final Map<String, Map<String, String>> FORMS = Map.of(
            "/interviews", Map.of("candidateName", "Ada Lovelace"),
            "/interviews/several", Map.of("lines", "Ada Lovelace"),
            "/interviews/{id}/edit", Map.of("candidateName", "Ada King"),
            "/interviews/{id}/feedback", Map.of("recommendation", "YES", "notes", "Clear names."),
            "/interviews/{id}/feedback/draft", Map.of("notes", "Clear names."),
            "/i/{token}/candidate", Map.of("name", "Ada", "agree", "true"),
            "/i/{token}/ask", Map.of("name", "Ada", "agree", "true"));

    private static final String NOTE = "{\"text\":\"Clear names.\",\"ago\":0}";

    /** An answer after which the interview is not what it was; it takes another one for the next visitor. */
    private static final Pattern CHANGED = Pattern.compile("101|204|>(?!sign-in|link|candidate).*");

    @Autowired
    ApplicationContext application;

    Visits visits;

    @BeforeAll
    void people(@Autowired AutowireCapableBeanFactory beans) {
        visits = beans.createBean(Visits.class);
    }

    @Test
    void everyAddressHasARule() throws IOException {
        var rules = Rule.all();
        var ruled = rules.stream().map(Rule::mapping).collect(Collectors.toSet());
        assertThat(mappings())
                .isNotEmpty()
                .allSatisfy(mapping -> assertThat(ruled)
                        .as("Add a rule for %s to access.txt", mapping)
                        .contains(mapping));
        assertThat(pageParts())
                .isNotEmpty()
                .allSatisfy(part -> assertThat(ruled)
                        .as("Add a rule for something in %s to access.txt", part)
                        .anyMatch(rule -> rule.startsWith("GET " + part)));
    }

    @TestFactory
    Stream<DynamicTest> everybodyGetsWhatTheTableSays() {
        return Rule.all().stream()
                .map(rule -> dynamicTest(rule.toString(), () -> {
                    var answers = new ArrayList<String>();
                    var expected = new ArrayList<String>();
                    var place = visits.shared(rule.stage());
                    var touched = !rule.method().equals("GET");
                    for (var visitor : Visitor.values()) {
                        if (touched) place = visits.place(rule.stage());
                        var answer = answer(rule, visitor, place);
                        touched = CHANGED.matcher(answer).matches();
                        answers.add(visitor + " " + answer);
                        expected.add(visitor + " " + rule.answer(visitor));
                    }
                    assertThat(answers).as(rule.toString()).isEqualTo(expected);
                }));
    }

    @TestFactory
    Stream<DynamicTest> nothingChangesWithoutTheTokenOfAPage() {
        var posts = Rule.all().stream().filter(rule -> rule.method().equals("POST"));
        return posts.map(Rule::pattern)
                .distinct()
                .flatMap(pattern -> Stream.of(Visitor.ADMIN, Visitor.ADA)
                        .map(visitor -> dynamicTest(pattern + " by " + visitor, () -> {
                            var place = visits.shared("active");
                            var answer = visits.browser(visitor, place)
                                    .postWithoutToken(place.address(pattern), FORMS.getOrDefault(pattern, Map.of()));
                            assertThat(answer.statusCode()).isEqualTo(403);
                            assertThat(answer.body()).contains("This page was open for too long");
                        })));
    }

    @TestFactory
    Stream<DynamicTest> notEvenByAScript() {
        return Stream.of("PUT", "DELETE")
                .map(method -> dynamicTest(method, () -> {
                    var place = visits.shared("active");
                    var answer = visits.browser(Visitor.SEATED, place)
                            .scriptWithToken(method, place.address("/interviews/{id}/notes/{note}"), NOTE, "guessed");
                    assertThat(answer.statusCode()).isEqualTo(403);
                }));
    }

    @Test
    void theInterviewersSeatIsForWhoMayInterview() {
        for (var visitor : Visitor.values()) {
            var place = visits.place("pending");
            var leads = Visits.enter(visits.browser(visitor, place), "/i/" + place.token());
            assertThat(leads)
                    .as(visitor.name())
                    .endsWith(
                            switch (visitor) {
                                case NOBODY, ADA, ELSEWHERE, GONE -> "/sign-in";
                                case REVIEWER -> "403";
                                case STRANGER, CREATOR, ASSIGNED, SEATED, RECRUITER, ADMIN -> "/room";
                            });
        }
    }

    @Test
    void socketsOpenForPagesOfThisOriginOnly() {
        var place = visits.shared("active");
        var ada = visits.browser(Visitor.ADA, place);
        assertThat(ada.opensSocket(place.address("/i/*/socket"))).isEqualTo(101);
        assertThat(ada.opensSocket(place.address("/i/*/socket"), "https://elsewhere.example"))
                .isEqualTo(403);
    }

    private String answer(Rule rule, Visitor visitor, Place place) {
        var browser = visits.browser(visitor, place);
        var address = place.address(rule.pattern());
        return switch (rule.method()) {
            case "STREAM" -> {
                var status = browser.opensStream(browser.request(address)).statusCode();
                yield status == 302 ? inWords(browser.get(address), place) : String.valueOf(status);
            }
            case "SOCKET" -> String.valueOf(browser.opensSocket(address));
            case "POST" -> inWords(browser.post(address, FORMS.getOrDefault(rule.pattern(), Map.of())), place);
            case "PUT" -> inWords(browser.script("PUT", address, NOTE), place);
            case "DELETE" -> inWords(browser.script("DELETE", address, ""), place);
            case "GET" -> inWords(browser.get(address), place);
            default -> throw new AssertionError("What is " + rule.method() + "?");
        };
    }

    /** A status, or where a redirect leads: to sign in, or the last part of the path. */
    private static String inWords(HttpResponse<String> answer, Place place) {
        if (answer.statusCode() != 302) return String.valueOf(answer.statusCode());
        var path = answer.headers().firstValue("Location").orElseThrow().replaceFirst("[?].*", "");
        return switch (path) {
            case "/sign-in" -> ">sign-in";
            case "/interviews" -> ">list";
            default -> path.equals("/i/" + place.token()) ? ">link" : ">" + path.substring(path.lastIndexOf('/') + 1);
        };
    }

    private Set<String> mappings() {
        var found = new TreeSet<String>();
        application.getBeansOfType(HandlerMapping.class).forEach((name, mapping) -> {
            switch (mapping) {
                case RequestMappingInfoHandlerMapping methods ->
                    methods.getHandlerMethods().keySet().forEach(info -> found.addAll(named(info)));
                case AbstractUrlHandlerMapping urls -> found.addAll(sockets(urls));
                case RouterFunctionMapping functions ->
                    assertThat(functions.getRouterFunction()).isNull();
                default ->
                    assertThat(name).as("a kind of mapping this test knows").isEqualTo("beanNameHandlerMapping");
            }
        });
        return found;
    }

    private static List<String> named(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        return (methods.isEmpty() ? Set.of(RequestMethod.GET) : methods)
                .stream()
                        .flatMap(method -> info.getPatternValues().stream().map(pattern -> method + " " + pattern))
                        .toList();
    }

    /** Files are left to {@link #pageParts()}. */
    private static List<String> sockets(AbstractUrlHandlerMapping urls) {
        return urls.getHandlerMap().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof WebSocketHttpRequestHandler)
                .map(entry -> "SOCKET " + entry.getKey())
                .toList();
    }

    /** What lies directly in the folder of static files. */
    private static Set<String> pageParts() throws IOException {
        var found = new TreeSet<String>();
        var files = new PathMatchingResourcePatternResolver().getResources("classpath*:/static/**");
        for (var file : files) {
            var path = file.getURL().getPath();
            var inside = path.substring(path.indexOf("/static/") + "/static".length());
            if (file.isReadable())
                found.add(inside.indexOf('/', 1) < 0 ? inside : inside.substring(0, inside.indexOf('/', 1) + 1));
        }
        return found;
    }
}
