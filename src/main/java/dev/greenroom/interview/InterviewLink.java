package dev.greenroom.interview;

import dev.greenroom.account.PublicAddress;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The one link of an interview, as people copy it: below the public address, or below the one the browser used. */
@Component
public class InterviewLink {

    private final PublicAddress publicAddress;

    InterviewLink(PublicAddress publicAddress) {
        this.publicAddress = publicAddress;
    }

    /** The absolute link. Without a configured public address this needs a request at hand. */
    public String of(Interview interview) {
        return publicAddress.orElse(() ->
                        ServletUriComponentsBuilder.fromCurrentContextPath().toUriString())
                + "/i/" + interview.token();
    }
}
