package dev.greenroom.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Somebody's browser without the looks: keeps cookies by path, sends the token of the page it saw, follows no redirect. */
final class HttpVisitor {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern TOKEN = Pattern.compile("<meta name=\"csrf-token\"[^>]* content=\"([^\"]+)\"");
    private static final Pattern COOKIE_PATH = Pattern.compile("(?i);\\s*path=([^;]+)");

    private record Cookie(String value, String path) {}

    private final String base;
    private final Map<String, Cookie> cookies = new LinkedHashMap<>();
    private @Nullable String token;

    HttpVisitor(String base) {
        this.base = base;
    }

    /** A second browser that holds everything the first one does. */
    HttpVisitor copy() {
        var copy = new HttpVisitor(base);
        copy.cookies.putAll(cookies);
        copy.token = token;
        return copy;
    }

    void holds(String cookie, String value, String path) {
        cookies.put(cookie + path, new Cookie(cookie + "=" + value, path));
    }

    @Nullable
    String cookie(String name, String path) {
        var cookie = cookies.get(name + path);
        return cookie == null ? null : cookie.value().substring(name.length() + 1);
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** Goes to a page and remembers the token its forms need. */
    HttpVisitor sees(String path) {
        var page = get(path);
        var found = TOKEN.matcher(page.body());
        if (!found.find()) throw new AssertionError("No token on " + path + ", which answered " + page.statusCode());
        token = found.group(1);
        return this;
    }

    HttpResponse<String> post(String path, Map<String, String> form) {
        if (token == null) throw new AssertionError("This visitor has seen no page with a form");
        var withToken = new LinkedHashMap<>(form);
        withToken.put("_csrf", token);
        return postWithoutToken(path, withToken);
    }

    HttpResponse<String> postWithoutToken(String path, Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** As a script of ours writes, a JSON body or none. */
    HttpResponse<String> script(String method, String path, String json) {
        if (token == null) throw new AssertionError("This visitor has seen no page with a token");
        return scriptWithToken(method, path, json, token);
    }

    HttpResponse<String> scriptWithToken(String method, String path, String json, String sent) {
        return send(request(path)
                .header("X-CSRF-TOKEN", sent)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    /** How an answer begins that does not end by itself; it is read no further. */
    HttpResponse<InputStream> opensStream(HttpRequest.Builder request) {
        try {
            var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close();
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** As a browser that goes to a page. */
    HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        var sent = cookiesFor(path);
        return sent.isEmpty() ? request : request.header("Cookie", sent);
    }

    /** The status of the handshake: 101 when the socket opens. It is closed again at once. */
    int opensSocket(String path) {
        return opensSocket(path, base);
    }

    int opensSocket(String path, String origin) {
        try {
            var builder = HTTP.newWebSocketBuilder().header("Origin", origin);
            var sent = cookiesFor(path);
            if (!sent.isEmpty()) builder.header("Cookie", sent);
            builder.buildAsync(URI.create(base.replace("http:", "ws:") + path), new WebSocket.Listener() {})
                    .join()
                    .abort();
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused)
                return refused.getResponse().statusCode();
            throw e;
        }
    }

    private String cookiesFor(String path) {
        return cookies.values().stream()
                .filter(cookie -> path.startsWith(cookie.path()))
                .map(Cookie::value)
                .collect(Collectors.joining("; "));
    }

    private void keep(String header) {
        var pair = header.substring(0, header.indexOf(';'));
        var path = COOKIE_PATH.matcher(header);
        var name = pair.substring(0, pair.indexOf('='));
        holds(name, pair.substring(name.length() + 1), path.find() ? path.group(1) : "/");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
