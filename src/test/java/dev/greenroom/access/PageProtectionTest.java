package dev.greenroom.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import tools.jackson.databind.json.JsonMapper;

/** What browsers are told to forbid, on every kind of page, and how cookies travel. */
@GreenroomTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageProtectionTest {

    private static final Pattern NONCE = Pattern.compile("'nonce-([^']+)'");
    private static final Map<String, String> JOINING = Map.of("name", "Ada", "agree", "true");

    Visits visits;

    @BeforeAll
    void people(@Autowired AutowireCapableBeanFactory beans) {
        visits = beans.createBean(Visits.class);
    }

    @Test
    void everyPageForbidsWhatItDoesNotNeed() {
        var nonces = new HashSet<String>();
        pages().forEach((name, page) -> {
            var policy = header(page, "Content-Security-Policy");
            var nonce = NONCE.matcher(policy);
            assertThat(nonce.find()).as(name).isTrue();
            assertThat(nonces.add(nonce.group(1)))
                    .as("%s has a nonce of its own", name)
                    .isTrue();
            assertThat(page.body()).as(name).contains("<meta name=\"csp-nonce\" nonce=\"" + nonce.group(1) + "\"");
            assertThat(policy.replace(nonce.group(1), "N"))
                    .as(name)
                    .isEqualTo(
                            "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-N'; img-src 'self' data:; "
                                    + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
                                    + "frame-ancestors 'none'; manifest-src 'self'");
            assertThat(page.body())
                    .as(name)
                    .doesNotContainPattern("<script(?![^>]* src=)|<style| style=\"| on[a-z]+=\"");
            assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(page, "Referrer-Policy")).isEqualTo("same-origin");
            assertThat(header(page, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(header(page, "Permissions-Policy")).contains("camera=()");
            assertThat(header(page, "Cache-Control")).as(name).contains("no-store");
            assertThat(page.headers().firstValue("Strict-Transport-Security")).isEmpty();
        });
    }

    @Test
    void whatPagesAreMadeOfIsAskedForOnceAVersion() {
        var browser = visits.newBrowser();
        var addresses = Pattern.compile("(?:href|src)=\"(/v[0-9a-f]{12}/[^\"#]+)")
                .matcher(browser.get("/sign-in").body())
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
        assertThat(addresses).anyMatch(address -> address.endsWith("/css/greenroom.css"));
        assertThat(addresses).anyMatch(address -> address.endsWith("/js/theme.js"));
        assertThat(addresses).allSatisfy(address -> {
            var part = browser.get(address);
            assertThat(part.statusCode()).isEqualTo(200);
            assertThat(header(part, "Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
            assertThat(header(part, "X-Content-Type-Options")).isEqualTo("nosniff");
        });
    }

    @Test
    void whoeverAsksWithoutAVersionAsksEachTime() {
        var script = visits.newBrowser().get("/js/theme.js");
        assertThat(header(script, "Cache-Control")).isEqualTo("no-cache");
        assertThat(header(script, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(script, "Content-Type")).contains("javascript");
    }

    @Test
    void aVersionOfAnotherDayIsNotThere() {
        assertThat(visits.newBrowser().get("/v000000000000/js/theme.js").statusCode())
                .isEqualTo(404);
    }

    @Test
    void cookiesAreForRequestsOfThisSiteAndNotForScripts() {
        var session = visits.newBrowser().get("/sign-in").headers().firstValue("Set-Cookie");
        assertThat(session)
                .get()
                .asString()
                .startsWith("greenroom=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Secure", "Expires", "Max-Age");

        var place = visits.place("new");
        var joined = visits.newBrowser().sees("/sign-in").post("/i/" + place.token() + "/candidate", JOINING);
        assertThat(header(joined, "Set-Cookie"))
                .startsWith("greenroom-seat=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/i/" + place.token() + ";")
                .doesNotContain("Secure");
    }

    @Test
    void scriptsAreToldOfErrorsInJson() {
        var place = visits.shared("active");
        var admin = visits.browser(Visitor.ADMIN, place);
        var missing = admin.send(
                admin.request("/nowhere").header("X-Requested-With", "fetch").GET());
        var problem = JsonMapper.shared().readTree(missing.body());
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(problem.get("error").asString()).isEqualTo("Not Found");
        assertThat(problem.propertyNames()).containsExactlyInAnyOrder("timestamp", "status", "error", "path");

        var nobody = visits.newBrowser();
        var refused = nobody.send(
                nobody.request("/interviews").header("Sec-Fetch-Mode", "cors").GET());
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).startsWith("{");
    }

    @Test
    void addressesThatSomebodyChangedLeadSomewhere() {
        var admin = visits.browser(Visitor.ADMIN, visits.shared("active"));
        var nonsense = URLEncoder.encode("\u0000'\"<script>☃", StandardCharsets.UTF_8);
        for (var address : List.of(
                "/interviews?q=" + "x".repeat(10_000),
                "/interviews?stage=" + nonsense,
                "/interviews?stage=finished&after=" + nonsense + "&before=" + nonsense,
                "/interviews?stage=finished&after=9999999999999999999_" + UUID.randomUUID(),
                "/interviews?created=" + UUID.randomUUID() + "&cancelled=" + UUID.randomUUID(),
                "/interviews?created=" + nonsense,
                "/interviews?q=%25&q=%5C&stage=active&stage=pending")) {
            var page = admin.get(address);
            assertThat(page.statusCode()).as(address).isEqualTo(200);
            assertThat(page.body()).as(address).contains("Create Interview").doesNotContain("<script>");
        }
        for (var address : List.of("/interviews/" + nonsense + "/edit", "/staff/x")) {
            var page = admin.get(address);
            assertThat(page.statusCode()).as(address).isIn(400, 404);
            assertThat(page.body()).as(address).contains("Greenroom").doesNotContain("Exception", "<script>");
        }
    }

    @Test
    void anErrorSaysNothingOfItsCause() {
        var admin = visits.browser(Visitor.ADMIN, visits.shared("active"));
        var page = admin.get("/interviews/no-id-at-all/replay");
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body())
                .contains("We could not understand that")
                .doesNotContain("Exception", "no-id-at-all", "UUID", "at dev.");
    }

    private Map<String, HttpResponse<String>> pages() {
        var active = visits.shared("active");
        var finished = visits.shared("finished");
        var nobody = visits.newBrowser();
        var admin = visits.browser(Visitor.ADMIN, active);
        var link = "/i/" + active.token();
        var pages = new LinkedHashMap<String, HttpResponse<String>>();
        pages.put("sign-in", nobody.get("/sign-in"));
        pages.put("link", nobody.get(link));
        pages.put("seat is taken", nobody.get(link + "/candidate"));
        pages.put("join", nobody.get("/i/" + visits.shared("new").token() + "/candidate"));
        pages.put("lobby", room(Visitor.ADA, visits.shared("pending")));
        pages.put("candidate's room", room(Visitor.ADA, active));
        pages.put("interviewer's room", room(Visitor.SEATED, active));
        pages.put("thank you", visits.browser(Visitor.ADA, finished).get("/i/" + finished.token()));
        pages.put("link of nothing", nobody.get("/i/AAAAAAAAAAAAAAAAAAAAAA"));
        pages.put("dashboard", admin.get("/interviews"));
        pages.put("create", admin.get("/interviews/new"));
        pages.put("replay", admin.get("/interviews/" + finished.id() + "/replay"));
        pages.put("400", admin.get("/interviews/1/edit"));
        pages.put("403", visits.browser(Visitor.REVIEWER, active).get("/interviews/new"));
        pages.put("stale form", admin.postWithoutToken("/interviews", Map.of()));
        pages.put("404", admin.get("/nowhere"));
        pages.put("409", admin.get("/interviews/" + active.id() + "/replay"));
        pages.put("410", nobody.get("/set-up/used"));
        pages.put("500", nobody.get("/error"));
        return pages;
    }

    private HttpResponse<String> room(Visitor visitor, Place place) {
        return visits.browser(visitor, place).get("/i/" + place.token() + "/room");
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
