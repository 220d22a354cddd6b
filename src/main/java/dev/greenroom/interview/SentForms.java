package dev.greenroom.interview;

import dev.greenroom.account.User;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Forms that make interviews. One that comes twice, because Save was pressed twice or its page was loaded again, makes them
 * once; with something else in it, as after the browser's Back, it is another.
 */
@Component
class SentForms {

    /**
     * What a form has made.
     *
     * @param interview the first of them
     * @param isNew whether it was made just now
     */
    record Made(UUID interview, boolean isNew) {}

    private final JdbcClient jdbc;

    SentForms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a page with such a form has in it, so that one may tell it from the same form opened again. */
    static UUID key() {
        return UUID.randomUUID();
    }

    /**
     * Makes what this form asks for, unless it has made it already. If both come in the same moment, the second waits for
     * the first.
     *
     * @param key null from whoever sends none, a script for instance: then it is made each time
     * @param form all that was filled in
     * @param make answers the first of what it made
     */
    @Transactional
    Made once(User sender, @Nullable String key, Record form, Supplier<Interview> make) {
        if (key == null) return new Made(make.get().id(), true);
        var id = UUID.nameUUIDFromBytes((key + sender.id() + form).getBytes(StandardCharsets.UTF_8));
        jdbc.sql("delete from sent_form where sent_at < now() - interval '1 day'")
                .update();
        var isNew = jdbc.sql("insert into sent_form (id) values (?) on conflict do nothing")
                        .param(id)
                        .update()
                == 1;
        var earlier = isNew ? Optional.<UUID>empty() : madeBy(id);
        if (earlier.isPresent()) return new Made(earlier.get(), false);
        var made = make.get().id();
        jdbc.sql("update sent_form set interview_id = ? where id = ?")
                .params(made, id)
                .update();
        return new Made(made, true);
    }

    /** What was cancelled since is made once more. */
    private Optional<UUID> madeBy(UUID form) {
        return jdbc.sql("""
                select interview.id from sent_form join interview on interview.id = interview_id
                where sent_form.id = ? and cancelled_at is null
                """).param(form).query(UUID.class).optional();
    }
}
