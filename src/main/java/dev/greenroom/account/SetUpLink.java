package dev.greenroom.account;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Base64;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one-time link that makes the first admin of an empty database. Only its hash is stored. */
@Component
class SetUpLink {

    private final JdbcClient jdbc;
    private final Clock clock;

    SetUpLink(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A new one; earlier ones stop working. */
    String issue() {
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("delete from set_up_link").update();
        jdbc.sql("insert into set_up_link (token_hash, created_at) values (?, ?)")
                .params(Sha256.hex(token), Timestamp.from(clock.instant()))
                .update();
        return token;
    }

    boolean isValid(String token) {
        return jdbc.sql("select count(*) from set_up_link where token_hash = ?")
                        .param(Sha256.hex(token))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Uses it up; true for the one who did. */
    boolean use(String token) {
        return jdbc.sql("delete from set_up_link where token_hash = ?")
                        .param(Sha256.hex(token))
                        .update()
                > 0;
    }
}
