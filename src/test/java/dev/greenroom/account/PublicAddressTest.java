package dev.greenroom.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.database.StartRefused;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://Interviews.Example.com/, https://interviews.example.com, https://Interviews.Example.com",
        "http://localhost:8080, http://localhost:8080, http://localhost:8080",
        "https://example.com/greenroom/, https://example.com, https://example.com/greenroom",
        "http://[2001:db8::1]:8080, http://[2001:db8::1]:8080, http://[2001:db8::1]:8080"
    })
    void knowsItsOriginAndEndsWithoutASlash(String given, String origin, String url) {
        var address = new PublicAddress(given);
        assertThat(address.origin()).contains(origin);
        assertThat(address.orElse(() -> "unused")).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"interviews.example.com", "ftp://example.com", "https://", "https://a b.example", "*"})
    void isRefusedAtStartWhereItIsNone(String given) {
        assertThatThrownBy(() -> new PublicAddress(given))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("The public address (GREENROOM_PUBLIC_URL) is " + given);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void mayBeLeftOut(String given) {
        var address = new PublicAddress(given);
        assertThat(address.origin()).isEmpty();
        assertThat(address.orElse(() -> "http://localhost")).isEqualTo("http://localhost");
    }
}
