package dev.greenroom.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {

    @Test
    void comesBackFromTheAddressAsItWas() {
        var place = new Place(Instant.parse("2026-11-23T10:15:30.123Z"), UUID.randomUUID());
        assertThat(place.text()).matches("[A-Za-z0-9_-]+");
        assertThat(Place.parse(place.text())).contains(place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nonsense",
                "2026-11-23T10:15:30Z",
                "2026-11-23T10:15:30Z 1",
                "yesterday 01890a5d-ac96-774b-bcce-b302099a8057",
                "-1000000000-01-01T00:00:00Z 01890a5d-ac96-774b-bcce-b302099a8057",
                "+1000000000-01-01T00:00:00Z 01890a5d-ac96-774b-bcce-b302099a8057",
                "2026-11-23T10:15:30Z 01890a5d-ac96-774b-bcce-b302099a8057 more",
            })
    void anythingElseIsNoPlace(String content) {
        var text = Base64.getUrlEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));
        assertThat(Place.parse(text)).isEmpty();
        assertThat(Place.parse(content)).isEmpty();
        assertThat(Place.parse("%" + text)).isEmpty();
    }

    @Test
    void noTextIsNoPlace() {
        assertThat(Place.parse(null)).isEmpty();
    }
}
