package dev.greenroom.dashboard;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Hears from PostgreSQL itself, by auto_explain, how each statement was run: the plan that it took then for these parameters,
 * and how many rows went through it. That is said in notices; some come with the answer to what is sent next.
 */
class ExplainedDataSource extends DelegatingDataSource {

    /** What the database has to be set to, for connections made from then on. */
    static final List<String> SETTINGS = List.of(
            "session_preload_libraries = 'auto_explain'",
            "auto_explain.log_min_duration = 0",
            "auto_explain.log_level = 'notice'",
            "auto_explain.log_format = 'json'",
            "auto_explain.log_analyze = on",
            "auto_explain.log_timing = off");

    private static final String BEFORE_PLAN = "plan:\n";
    private static final Set<String> ENDINGS = Set.of("commit", "rollback", "setAutoCommit");

    private final List<String> heard = new ArrayList<>();
    private volatile @Nullable Thread worker;

    ExplainedDataSource(DataSource target) {
        super(target);
    }

    /** In JSON, in the order in which they were said; not what is done meanwhile by a schedule. */
    List<String> plansDuring(Runnable work) {
        heard.clear();
        worker = Thread.currentThread();
        work.run();
        worker = null;
        return List.copyOf(heard);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return (Connection) listening(super.getConnection(), Connection.class);
    }

    private Object listening(Object target, Class<?> type) {
        return Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {type},
                (_, method, arguments) -> call(target, method, arguments));
    }

    private Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            var result = method.invoke(target, arguments);
            if (target instanceof Statement statement && method.getName().startsWith("execute"))
                hear(statement.getWarnings());
            if (target instanceof Connection connection && ENDINGS.contains(method.getName())) {
                hear(connection.getWarnings());
                connection.clearWarnings();
            }
            return result instanceof Statement ? listening(result, method.getReturnType()) : result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void hear(@Nullable SQLWarning first) {
        if (Thread.currentThread() != worker) return;
        for (var notice = first; notice != null; notice = notice.getNextWarning()) {
            var plan = notice.getMessage().indexOf(BEFORE_PLAN);
            if (plan >= 0) heard.add(notice.getMessage().substring(plan + BEFORE_PLAN.length()));
        }
    }
}
