package dev.greenroom.trouble;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** A page in the product's look that needs neither a session nor the database, nor anything else that can be away. */
@Component
class TroublePage {

    static final String POLICY =
            "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final MessageSource messages;
    private final String page;

    TroublePage(MessageSource messages) throws IOException {
        this.messages = messages;
        this.page = new ClassPathResource("trouble.html").getContentAsString(StandardCharsets.UTF_8);
    }

    /**
     * The page as HTML.
     *
     * @param title the key of its heading
     * @param words the key of what to do
     * @param looksAgain whether it is asked for again every few seconds
     */
    String html(String title, String words, boolean looksAgain, String contextPath) {
        return page.replace("[[refresh]]", looksAgain ? "<meta http-equiv=\"refresh\" content=\"5\">" : "")
                .replace("[[context]]", contextPath)
                .replace("[[title]]", words(title))
                .replace("[[words]]", words(words));
    }

    private String words(String key) {
        return HtmlUtils.htmlEscape(messages.getMessage(key, null, Locale.ENGLISH));
    }
}
