package dev.greenroom;

import java.util.concurrent.Callable;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/**
 * How many statements a request of {@code MockMvc} has the database carry out. Those of its own thread alone are counted:
 * what works in the background works at any moment.
 */
public final class Statements implements StatementInspector {

    private static final ThreadLocal<Long> COUNT = ThreadLocal.withInitial(() -> 0L);

    /** Hibernate makes it, see {@link GreenroomTest}. */
    public Statements() {}

    @Override
    public String inspect(String sql) {
        COUNT.set(COUNT.get() + 1);
        return sql;
    }

    /** @throws AssertionError when there was none, which no page of ours can do with */
    public static long during(Callable<?> request) throws Exception {
        COUNT.set(0L);
        request.call();
        var count = COUNT.get();
        if (count == 0) throw new AssertionError("No statement was counted");
        return count;
    }
}
