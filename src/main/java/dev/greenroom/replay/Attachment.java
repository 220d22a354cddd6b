package dev.greenroom.replay;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.http.ContentDisposition;

/** What makes a browser keep an answer as a file. */
final class Attachment {

    /** What some system lets no file's name have. */
    static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl}\u2028\u2029\"*/:<>?\\\\|]");

    private Attachment() {}

    /** The header's value for a file that is called as the candidate is, without what no file's name may have. */
    static String of(String candidate, String extension) {
        var name = FORBIDDEN.matcher(candidate).replaceAll(" ").strip();
        return ContentDisposition.attachment()
                .filename((name.isEmpty() ? "interview" : name) + "." + extension, StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
