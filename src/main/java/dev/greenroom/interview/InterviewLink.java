package dev.greenroom.interview;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The one link of an interview, as people copy it: below the public address, or below the one the browser used. */
@Component
public class InterviewLink {

    private final String publicUrl;

    InterviewLink(@Value("${greenroom.public-url:}") String publicUrl) {
        this.publicUrl = StringUtils.trimTrailingCharacter(publicUrl.strip(), '/');
    }

    /** The absolute link. Without a configured public address this needs a request at hand. */
    public String of(Interview interview) {
        var base = publicUrl.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
                : publicUrl;
        return base + "/i/" + interview.token();
    }
}
