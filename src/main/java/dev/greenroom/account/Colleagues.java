package dev.greenroom.account;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Of many members of staff at once, no more than what is said of them to others. A list names a hundred and changes none,
 * so they are read as rows and not as {@link User}s.
 */
@Repository
public class Colleagues {

    /**
     * One of them.
     *
     * @param interviews whether they are still there, and may interview
     */
    public record Colleague(UUID id, String name, boolean interviews) {}

    private final JdbcClient jdbc;

    Colleagues(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By their ids; those that nobody has are left out. */
    public Map<UUID, Colleague> of(Collection<UUID> ids) {
        return jdbc
                .sql("""
                select id, name, role, deactivated_at is null from staff where id = any(cast(:ids as uuid[]))
                """)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, _) -> new Colleague(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        Role.valueOf(row.getString(3)).interviews() && row.getBoolean(4)))
                .list()
                .stream()
                .collect(Collectors.toMap(Colleague::id, Function.identity()));
    }
}
