package dev.greenroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

class InitialsTest {

    /** The same table is read by {@code people.test.mjs}. */
    @Test
    void areThoseThatTheBrowserMakes() throws IOException {
        var cases = new JsonMapper().readTree(new ClassPathResource("texts/initials.json").getInputStream());
        for (var one : cases)
            assertThat(new Initials().of(one.get("name").stringValue()))
                    .as("%s", one)
                    .isEqualTo(one.get("initials").stringValue());
    }
}
