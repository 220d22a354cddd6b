package dev.greenroom.trouble;

import dev.greenroom.database.OwnConnection;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says "one moment" while the database is away. Before everything else, because already the session of a request is in
 * the database, and without a page of the database's making, because an error page would want a session as well.
 */
class DatabaseAwayFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(DatabaseAwayFilter.class);

    private final TroublePage page;

    DatabaseAwayFilter(TroublePage page) {
        this.page = page;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (!isDatabaseAway(e) || response.isCommitted()) throw e;
            log.warn("The database is away: {} {} is answered with 503", request.getMethod(), path(request));
            answer(request, response);
        }
    }

    /** Who reads the log need not be let in: these addresses are all that it takes to come in. */
    private static String path(HttpServletRequest request) {
        return request.getRequestURI().replaceAll("/(i|set-up)/+[^/]+", "/$1/…");
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.reset();
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Retry-After", "5");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", TroublePage.POLICY);
        response.setContentType("text/html;charset=UTF-8");
        var looked = request.getMethod().equals("GET");
        var words = looked ? "error.503.words" : "error.503.sent";
        response.getWriter().write(page.html("error.503", words, looked, request.getContextPath()));
    }

    /** The pool says so by an exception of its own when it has no connection. */
    static boolean isDatabaseAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) return true;
            // The rollback of what a broken connection began fails too, and hides why.
            if (cause instanceof TransactionSystemException rollback && rollback.getApplicationException() != null)
                return isDatabaseAway(rollback.getApplicationException());
            if (cause instanceof SQLException sql && OwnConnection.isGone(sql)) return true;
        }
        return false;
    }

    @Configuration(proxyBeanMethods = false)
    static class Config {

        @Bean
        FilterRegistrationBean<DatabaseAwayFilter> databaseAwayFilter(TroublePage page) {
            var filter = new FilterRegistrationBean<>(new DatabaseAwayFilter(page));
            filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return filter;
        }
    }
}
