package dev.greenroom.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** What people type to get here, where whoever runs Greenroom has said so. */
@Component
public class PublicAddress {

    private final String url;

    PublicAddress(@Value("${greenroom.public-url:}") String url) {
        this.url = StringUtils.trimTrailingCharacter(url.strip(), '/');
    }

    /** Without a slash at its end, or the given one where nobody has said. */
    public String orElse(Supplier<String> other) {
        return url.isEmpty() ? other.get() : url;
    }

    /** Whether browsers came by https, if only as far as a proxy that does not tell: then cookies go no other way. */
    public boolean isSecure(HttpServletRequest request) {
        return request.isSecure() || isHttps();
    }

    boolean isHttps() {
        return url.regionMatches(true, 0, "https:", 0, 6);
    }
}
