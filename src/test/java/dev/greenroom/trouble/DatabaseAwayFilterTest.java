package dev.greenroom.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import java.sql.SQLException;
import org.hibernate.TransactionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.orm.jpa.JpaSystemException;

@ExtendWith(OutputCaptureExtension.class)
class DatabaseAwayFilterTest {

    @ParameterizedTest
    @CsvSource({
        "/i/s3cret-token, GET /i/…",
        "/i/s3cret-token/room, GET /i/…/room",
        "/behind/a/proxy/i/s3cret-token/socket, GET /behind/a/proxy/i/…/socket",
        "/set-up/s3cret-token, GET /set-up/…",
        "/interviews/7/replay, GET /interviews/7/replay"
    })
    void saysWhereWithoutTheSecret(String path, String said, CapturedOutput output) throws Exception {
        var words = new StaticMessageSource();
        words.setUseCodeAsDefaultMessage(true);
        var response = new MockHttpServletResponse();
        FilterChain away = (_, _) -> {
            throw new UncategorizedSQLException("query", null, new SQLException("gone", "08006"));
        };

        new DatabaseAwayFilter(new TroublePage(words))
                .doFilter(new MockHttpServletRequest("GET", path), response, away);

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(output).contains(said + " is answered with 503").doesNotContain("s3cret");
    }

    /** As Hibernate throws it where a connection breaks in a transaction: what was wrong first is lost. */
    @Test
    void knowsARollbackThatFailsBecauseTheConnectionIsGone() {
        var pool = new SQLException("Connection is closed");
        var rollback = new TransactionException("Unable to rollback against JDBC Connection", pool);
        assertThat(DatabaseAwayFilter.isDatabaseAway(new JpaSystemException(rollback)))
                .isTrue();
        assertThat(DatabaseAwayFilter.isDatabaseAway(new JpaSystemException(new TransactionException("no", null))))
                .isFalse();
    }
}
