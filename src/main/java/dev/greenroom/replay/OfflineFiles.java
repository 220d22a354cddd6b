package dev.greenroom.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * What a replay needs besides the recording, as one script and one style sheet that can stand in the page itself. The build
 * joins them ({@code pom.xml}); without that there is no replay to take away.
 */
@Component
class OfflineFiles {

    private static final String SCRIPT = "offline/replay.js";

    /** Fonts would be more than all the rest, and none is needed: the styles name the system's as well. */
    private static final Pattern FONTS = Pattern.compile("@font-face\\s*\\{[^}]*}");

    private final boolean areThere = new ClassPathResource(SCRIPT).exists();

    boolean areThere() {
        return areThere;
    }

    String script() {
        return text(SCRIPT);
    }

    String styles() {
        var joined = text("static/css/greenroom.css") + text("static/css/pages/replay.css");
        return FONTS.matcher(joined).replaceAll("");
    }

    String icons() {
        return text("static/vendor/icons.svg");
    }

    /**
     * Nothing is asked of any network, and no script but this one runs. CodeMirror mounts style elements of its own, and a
     * nonce in a file that is kept would not be one.
     */
    static String policy(String script) {
        return "default-src 'none'; script-src 'sha256-" + sha256(script)
                + "'; style-src 'unsafe-inline'; img-src data:; " + "form-action 'none'; base-uri 'none'";
    }

    private static String text(String name) {
        try {
            return new ClassPathResource(name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
