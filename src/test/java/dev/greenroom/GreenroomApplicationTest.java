package dev.greenroom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@GreenroomTest
class GreenroomApplicationTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Test
    void saysItIsUpAndNothingElse() {
        assertThat(mvc.get().uri("/actuator/health"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("{\"status\": \"UP\"}");
    }

    @Test
    void runsOnARealPostgresqlOf16OrLater() {
        var version = jdbc.sql("select current_setting('server_version_num')::int")
                .query(Integer.class)
                .single();
        assertThat(version).isGreaterThanOrEqualTo(160_000);
    }
}
