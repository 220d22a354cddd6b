package dev.greenroom.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.context.TestPropertySource;

/** Behind a proxy that takes off TLS and tells nothing: what the public address alone must bring about. */
@GreenroomTest
@TestPropertySource(properties = {"greenroom.public-url=https://Interviews.example.com/", "greenroom.programs=false"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BehindProxyTest {

    Visits visits;

    @BeforeAll
    void people(@Autowired AutowireCapableBeanFactory beans) {
        visits = beans.createBean(Visits.class);
    }

    @Test
    void theSocketOpensForPagesOfThePublicAddressAndNoOthers() {
        var place = visits.shared("active");
        var ada = visits.browser(Visitor.ADA, place);
        var socket = place.address("/i/*/socket");
        assertThat(ada.opensSocket(socket, "https://interviews.example.com")).isEqualTo(101);
        assertThat(ada.opensSocket(socket, "http://interviews.example.com")).isEqualTo(403);
        assertThat(ada.opensSocket(socket, "https://interviews.example.com.evil.example"))
                .isEqualTo(403);
    }

    @Test
    void cookiesGoByHttpsOnlyAndBrowsersStayThere() {
        var page = visits.newBrowser().get("/sign-in");
        assertThat(page.headers().firstValue("Set-Cookie"))
                .get()
                .asString()
                .startsWith("greenroom=")
                .contains("Secure");
        assertThat(page.headers().firstValue("Strict-Transport-Security"))
                .get()
                .asString()
                .contains("max-age=");
        var place = visits.place("new");
        var joined = visits.newBrowser()
                .sees("/sign-in")
                .post("/i/" + place.token() + "/candidate", Map.of("name", "Ada", "agree", "true"));
        assertThat(joined.headers().firstValue("Set-Cookie"))
                .get()
                .asString()
                .startsWith("greenroom-seat=")
                .contains("Secure");
    }

    @Test
    void linksBeginWithIt() {
        var place = visits.shared("active");
        var room = visits.browser(Visitor.SEATED, place).get("/i/" + place.token() + "/room");
        assertThat(room.body()).contains("https://Interviews.example.com/i/" + place.token());
    }
}
