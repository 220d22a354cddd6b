package dev.greenroom.account;

import dev.greenroom.database.StartRefused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** What people type to get here, where whoever runs Greenroom has said so. */
@Component
public class PublicAddress {

    /** A scheme, a host and perhaps a port and a path; the first group is the origin. */
    private static final Pattern ADDRESS =
            Pattern.compile("(https?://(?:[\\w.-]+|\\[[\\da-f:]+])(?::\\d+)?)(?:/\\S*)?", Pattern.CASE_INSENSITIVE);

    private final String url;

    PublicAddress(@Value("${greenroom.public-url:}") String url) {
        this.url = StringUtils.trimTrailingCharacter(url.strip(), '/');
        if (!this.url.isEmpty() && !ADDRESS.matcher(this.url).matches())
            throw new StartRefused(
                    "The public address (GREENROOM_PUBLIC_URL) is %s; give it as people type it, for".formatted(url)
                            + " example https://interviews.example.com.");
    }

    /** Without a slash at its end, or the given one where nobody has said. */
    public String orElse(Supplier<String> other) {
        return url.isEmpty() ? other.get() : url;
    }

    /** What browsers name as the origin of pages from there (RFC 6454); empty where nobody has said. */
    public Optional<String> origin() {
        var address = ADDRESS.matcher(url);
        return address.matches() ? Optional.of(address.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /** Whether browsers came by https, if only as far as a proxy that does not tell: then cookies go no other way. */
    public boolean isSecure(HttpServletRequest request) {
        return request.isSecure() || isHttps();
    }

    boolean isHttps() {
        return url.regionMatches(true, 0, "https:", 0, 6);
    }
}
