package dev.greenroom.room;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser and no JavaScript: fills in forms, keeps cookies. For an application in another process. */
final class Visitor implements AutoCloseable {

    /** An interview as whoever created it sees it. */
    record Created(String id, String token) {}

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern CREATED = Pattern.compile("created=([0-9a-f-]{36})");
    private static final Pattern LINK = Pattern.compile("/i/([A-Za-z0-9_-]{22})\"");

    private final String url;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    Visitor(String url) {
        this.url = url;
    }

    void signIn(String email, String password) {
        submit("/sign-in", "/sign-in", Map.of("email", email, "password", password));
    }

    /** Creates an interview; it must be the only Pending one. */
    Created createInterview(String candidate) {
        var list = submit("/interviews/new", "/interviews", Map.of("candidateName", candidate));
        return new Created(find(CREATED, list.uri().toString()), find(LINK, list.body()));
    }

    void takeCandidateSeat(Created interview, String name) {
        var form = "/i/" + interview.token + "/candidate";
        submit(form, form, Map.of("name", name, "agree", "true"));
    }

    void takeInterviewerSeat(Created interview) {
        submit("/i/" + interview.token, "/i/" + interview.token + "/interviewer", Map.of());
    }

    void finish(Created interview) {
        submit("/interviews", "/interviews/" + interview.id + "/finish", Map.of());
    }

    /** The finished interview's events, without the header, and the seal if it is there already. */
    List<String> recording(Created interview) {
        return get("/interviews/" + interview.id + "/recording.jsonl")
                .body()
                .lines()
                .skip(1)
                .filter(line -> !line.startsWith("{\"type\":\"sealed\""))
                .toList();
    }

    URI socket(Created interview) {
        return URI.create(url.replaceFirst("^http", "ws") + "/i/" + interview.token + "/socket");
    }

    /** The cookies a browser would send along there. */
    String cookies(Created interview) {
        try {
            var address = URI.create(url + "/i/" + interview.token + "/socket");
            return String.join("; ", cookies.get(address, Map.of()).getOrDefault("Cookie", List.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> submit(String page, String action, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining(
                        "&", "_csrf=" + encode(find(CSRF, get(page).body())) + "&", ""));
        return send(HttpRequest.newBuilder(URI.create(url + action))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String page) {
        return send(HttpRequest.newBuilder(URI.create(url + page)).GET());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) throw new AssertionError(response + ": " + response.body());
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String find(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        if (!found.find()) throw new AssertionError("No " + pattern + " in " + text);
        return found.group(1);
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
